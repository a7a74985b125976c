"""Which lists of words ``checks.toml`` may have; ``CheckRules`` tells what each is."""

from __future__ import annotations

OF_CHECKS = (
    "twice", "acronyms", "elided", "vague", "today", "range_opens", "range_joins", "agents", "limits", "against",
    "locatives", "disputes", "samples", "ourselves", "route_opens", "route_joins", "clauses", "latest", "list_joins",
    "until_or_by", "others", "pronouns", "articles", "half_past", "quarter_past", "quarter_to", "polite", "shares",
    "choices", "choices_too", "additions", "joins", "joins_too", "determiners", "small_joined", "light", "past",
    "future", "must", "may", "till", "lifting", "conditions", "restricting", "future_ends", "past_ends", "bare",
    "present_ends", "noun_ends", "before_nouns", "freeing", "unbinding", "freed", "sorts", "references", "following",
    "month_before", "month_after", "turning", "free_ends", "ones", "governed", "within_names", "wholes", "titles",
    "men", "women", "borrowed", "firms", "left", "passives", "wished", "tried", "ought",
    "perfect", "hearsay", "actors", "doers",
    "binomials", "held", "ifs", "alternate", "distinct", "barring", "grades", "completed", "between", "each",
)  # fmt: skip
