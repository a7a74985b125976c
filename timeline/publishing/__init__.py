"""The publications: each module makes one, as bytes, from a chronology and a designer's templates."""
