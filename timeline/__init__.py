"""From a folder of French communiqués to one bilingual chronology."""
