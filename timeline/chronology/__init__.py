"""Events and translations become one Chronology: the project read, its entries composed, retellings joined."""
