"""TMX and XLIFF 2 for other people's translation tools, out and in, and the glossary as TBX, out."""
