"""For other translation tools: TMX and XLIFF 2 written and read back (``returned``), the glossary written as TBX."""
