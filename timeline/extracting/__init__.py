"""The events of an archive of any size as tables: a map over its texts, on this machine or on a cluster of Dask.

    archive     the texts of a folder, an object store or a tar, in parts that are always the same
    tables      what the texts of one part tell, as tables of Parquet
    parts       every part made exactly once, by processes of this machine or by the workers of a scheduler

Nothing of an archive is brought into one process: no catalogue, no chronology. What is asked of all of it is asked of
the tables, by DuckDB for one; the README beside has examples, and plans ten million texts.
"""
