"""For other tools: PO, TMX, XLIFF 2 and 1.2 written and read back (``returned``), the glossary written as TBX."""
