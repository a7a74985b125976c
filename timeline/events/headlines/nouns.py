"""The nouns of a stretch: which one a date belongs to, where it begins, what follows it."""

from __future__ import annotations

from timeline.events.headlines.reading import BACK, COMMA, Span, Verbs


class Reading(Verbs):
    """A stretch with its verbs and nouns."""

    def is_since(self, end: int) -> bool:
        """Whether the date is that of something before what is told: « Depuis sa création en 2000, … »."""
        return self.rules.sign("since").search(self.low[:end]) is not None

    def stopped_beside(self, end: int) -> bool:
        """Whether a noun stands there as what something followed: « depuis la notification des premiers cas, ¤, »."""
        start = self.low.rfind(",", 0, end) + 1
        return self.rules.sign("stops").search(self.low, start, end) is not None

    def happens_beside(self, end: int, did: Span | None) -> bool:
        """Whether what happened is named between a verb or participle and the date: « au sommet de Rome en 2010 »."""
        begins = did.start if did and did.end >= end else did.end if did else 0
        start = max(begins, self.low.rfind(",", 0, end) + 1)
        named = self.rules.sign("happening").search(self.low, start, end)
        return named is not None and not self.relative_between(start, end)

    def noun_before(self, end: int, *, narrow: bool = True) -> str | None:
        """The noun that ends at a place, its article and all that belongs to it; empty without one, None in doubt.

        Only a ``narrow`` one begins behind « à », « sur », « dans ».
        """
        start, after_comma = self._noun_start(end)
        stretch = self.low[start:end]
        happening = self._happening(start, end)
        joins = "joined" if after_comma else "two" if self.low[end : end + 1] == "," else ""
        listed = happening is None and joins and self.matches(joins, start, end)
        if listed or self.rules.sign("stands_for").search(stretch):
            return None
        if happening is None:
            if narrow and self.low[end : end + 1] != ",":
                start = self._last_end("narrow", start, end)
            leads = self.rules.sign("leads").match(self.low, start, end)
            # « Le ministre, lui, regarde le bilan »: a verb that no sign knows stands before the noun.
            start = leads.end() if leads else start
            after = self.low.find(" ", start, end) + 1
            if after and not self._has_article(start) and (found := self.rules.sign("object").match(self.low, after)):
                start = found.end()
        else:
            start = self._last_end("lead", start, happening)
        return "" if self.matches("number", start, end) else self._with_article(start, end)

    def noun_right_before(self, end: int, *, article: bool = False) -> str:
        """The one noun that the date follows between commas: « et de la célébration, ¤, de la Journée »."""
        start = self._last_end("own_article", self._noun_start(end)[0], end)
        return (self._with_article(start, end) or "") if article else self.text[start:end]

    def disagrees(self, noun: str, verb: Span) -> bool:
        """Whether one of noun and verb is of one and the other of many: « les victimes de la tornade qui a frappé »."""
        many = self.rules.sign("many").match(noun.lower()) is not None
        does = self.rules.sign("many_do").match(self.low, verb.start) is not None
        return many and not does

    def _happening(self, start: int, end: int) -> int | None:
        """Where what happened is named: the last, or what that belongs to, « sommet du Forum »."""
        found = [one.start("noun") for one in self.rules.sign("happening").finditer(self.low, start, end)]
        for one in found:
            between = self.low[one : found[-1]]
            if not (self.rules.sign("narrow").search(between) or self.rules.sign("parts").search(between)):
                return one
        return None

    def _last_end(self, sign: str, start: int, end: int) -> int:
        """Behind the last place where a sign stands."""
        return max((found.end() for found in self.rules.sign(sign).finditer(self.low, start, end)), default=start)

    def _has_article(self, start: int) -> bool:
        return self.rules.sign("article").search(self.low[max(0, start - BACK) : start]) is not None

    def _noun_start(self, end: int) -> tuple[int, bool]:
        """Behind which comma or word the noun must begin, and whether that is a comma."""
        commas = [found.end() for found in COMMA.finditer(self.low, 0, end)]
        words = [one.end for one in (*self.verbs, *self.infinitives, *self.relatives) if one.end <= end]
        stops = [found.end() for found in self.rules.sign("stops").finditer(self.low, 0, end)]
        start = max(0, 0, *commas, *words, *stops)
        return start, bool(commas) and start == commas[-1]

    def _with_article(self, start: int, end: int) -> str:
        """The noun with the article before it: « du Comité » is « le Comité »; none where « ce » points at it."""
        if self._behind("points", Span(start, end)):
            return ""
        found = self.rules.sign("article").search(self.low[max(0, start - BACK) : start])
        word = found[0].strip() if found else ""
        return f"{self.rules.articles.get(word, '')} {self.text[start:end]}".strip()

    def tail(self, start: int) -> str:
        """What goes on behind the date, up to a comma, a verb or another clause."""
        close = any(one.end >= len(self.low[: self.at].rstrip(" ,")) for one in self.verbs if one.start < self.at)
        if not (self.matches("goes_on", start) or (close and self.matches("own_article", start))):
            return ""
        found = self.rules.sign("tail").match(self.low, start)
        end = min((one.start for one in self.verbs if one.start >= start), default=len(self.low))
        return self.text[start : min(end, found.end())].strip() if found else ""

    def rest(self, start: int) -> str:
        """What goes on behind the date, up to a verb or a relative clause."""
        ends = (one.start for one in (*self.verbs, *self.relatives) if one.start >= start)
        return self.text[start : min(ends, default=len(self.text))].strip(" ,")
