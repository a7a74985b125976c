"""The words by which the lines at the head of a communiqué are known, in French and in English.

They are what institutions put above a title: the state and its motto, themselves, the kind of text, its number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_I = re.IGNORECASE
_NUMBER = r"(?:\s*[-–—:,]?\s*(?:n\s?[°ºo]\.?\s?|no\.?\s)?[\w/().-]*\d[\w/().-]*)"
# « COMMUNIQUÉ DE PRESSE » says what the text is, not what it is called.
GENRE = re.compile(
    r"(?:(?:le|un)\s+)?(?:communiqu[ée]s?(?:\s+(?:de\s+presse|de\s+la\s+presse|final|officiel|gouvernemental|"
    r"minist[ée]riel|conjoint|commun|public|"
    r"aux?\s+(?:m[ée]dias|presse)))*|d[ée]claration(?:\s+(?:commune|conjointe|de\s+presse|liminaire|finale))?|"
    r"note(?:\s+(?:de|à\s+la)\s+presse|\s+d['’]information|\s+aux\s+r[ée]dactions|\s+verbale)?|"
    r"(?:service\s+de\s+)?presse|discours|"
    r"allocution|compte[ -]rendu|point\s+(?:de\s+|-\s?)?presse|dossier\s+de\s+presse|avis(?:\s+(?:au\s+public|"
    r"aux?\s+m[ée]dias))?|"
    r"information\s+(?:presse|à\s+la\s+presse)|[ée]nonc[ée]|note\s+de\s+service|brève|flash\s+info|"
    r"actualit[ée]s?|verbatim|"
    r"relev[ée]\s+de\s+d[ée]cisions|"
    r"proc[èe]s-verbal|bulletin|circulaire|"
    r"press\s+(?:release|statement|communiqu[ée]|conference|briefing)|(?:joint\s+)?(?:statement|communiqu[ée]|"
    r"declaration)|news\s+release|media\s+(?:release|advisory))"
    rf"{_NUMBER}?(?:\s+du\s+[\w ]{{0,12}}\d{{1,2}}(?:er)?\s+\w+\s+\d{{4}})?", _I,
)  # fmt: skip
# What is said to newsrooms, or of the page: no word of the text.
NOTICE = re.compile(
    r"(?:pour\s+(?:diffusion|publication)(?:\s+imm[ée]diate)?|(?:à\s+)?diffusion\s+(?:imm[ée]diate|restreinte|"
    r"g[ée]n[ée]rale)|"
    r"for\s+immediate\s+release|(?:sous\s+)?embargo.*|(?:seul\s+)?le\s+prononc[ée]\s+fait\s+foi.*|"
    r"check\s+against\s+delivery|"
    r"(?:chers?\s+|ch[èe]res?\s+)?(?:madame|monsieur|mesdames|messieurs|coll[èe]gues|concitoyens|"
    r"compatriotes)\b.{0,60},|"
    r"(?:contacts?|t[ée]l(?:[ée]phone|\.)?|courriel|e-?mail|fax|site(?:\s+(?:web|internet))?|adresse|bp|b\.p\.|"
    r"suivez-nous)\b.{0,20}[:\d(@.].*|"
    r"(?:\w+\W+){0,3}(?:https?://|www\.)\S+|\S+@\S+\.\w+|page\s+\d+.*|original\s*:.*|(?:fran[çc]ais|english|fr|"
    r"en)(?:\s?[/|]\s?\w+)*|"
    r"mise?s?\s+à\s+jour\b.*|(?:audience|lecture)\s+(?:publique\s+)?du\b.*|(?:version\s+)?(?:provisoire|"
    r"d[ée]finitive|"
    r"confidentiel|projet|public|urgent|important|copie|traduction)|"
    rf"(?:r[ée]f(?:[ée]rences?)?\.?|our\s+ref\.?|n/r[ée]f\.?|v/r[ée]f\.?|dossier|"
    rf"affaire)\s*[:.]?{_NUMBER}.{{0,20}}|(?:n\s?[°ºo]\.?|no\.?)\s?[\w/().-]*\d[\w/(). -]*|"
    r"\(?\d{4}\s?/\s?[\w/ -]{1,20}\)?|(?-i:[A-Z]{1,8}(?:[/-][A-Z0-9]{1,12}){0,5}[/ (-]{0,2}\(?(?:19|"
    r"20)\d\d\)?[\w/() -]{0,12}|"
    r"[A-Z]{1,8}(?:/[A-Z0-9().-]{1,16}){1,5}/?\d{0,5})|distr(?:ibution|\.)?\s+\w+|(?:de\s+la\s+part|"
    r"à\s+l['’]attention)\s+d.*|"
    r"\d{2,6}/\d{2,4}\b.{0,25}|\W*)", _I,
)  # fmt: skip
_COUNTRY = r"(?-i:[A-ZÀ-Þ][\w'’-]+(?:[ -](?:(?:de|du|des|et|la|le|les)[ -])*(?:d['’])?[A-ZÀ-Þ][\w'’-]*){0,4})"
STATE = re.compile(
    r"(?:la\s+|le\s+|l['’])?(?:r[ée]publique(?:\s+(?:islamique|d[ée]mocratique|f[ée]d[ée]rale|populaire|unie|"
    r"fran[çc]aise|gabonaise|"
    r"togolaise|tunisienne|centrafricaine|rwandaise|ha[ïi]tienne|hell[ée]nique|italienne|dominicaine|libanaise|"
    r"malgache|et\s+canton|"
    r"alg[ée]rienne|arabe|bolivarienne|unie))*"
    rf"(?:\s+(?:du|de\s+la|de|des|d['’])\s?{_COUNTRY})?|royaume(?:\s+(?:du|de|des)|\s+d['’])?\s?{_COUNTRY}|"
    rf"conf[ée]d[ée]ration\s+suisse|"
    r"(?:schweizerische\s+eidgenossenschaft|confederazione\s+svizzera|confederaziun\s+svizra)|"
    rf"principaut[ée]\s+d[e'’]\s?{_COUNTRY}|grand-duch[ée]\s+de\s+luxembourg|union\s+des\s+comores|"
    rf"[ée]tat\s+(?:de|du)\s+{_COUNTRY}|"
    r"burkina\s+faso|canada|republic\s+of\s+.{3,40}|kingdom\s+of\s+.{3,30}|belgique|france|suisse|qu[ée]bec)", _I,
)  # fmt: skip
_VALUE = (
    r"(?:un|une|le|la|l['’])?\s?(?:peuple|but|foi|libert[ée]|[ée]galit[ée]|fraternit[ée]|travail|patrie|paix|"
    r"union|unit[ée]|discipline|dignit[ée]|"
    r"justice|progr[èe]s|honneur|solidarit[ée]|d[ée]mocratie|souverainet[ée]|la\s+patrie\s+ou\s+la\s+mort|"
    r"nous\s+vaincrons|"
    r"ordre|d[ée]veloppement|prosp[ée]rit[ée]|amour|force|loyaut[ée]|ind[ée]pendance|stabilit[ée]|concorde|"
    r"int[ée]grit[ée]|"
    r"fatherland|peace|work|unity|freedom|liberty|justice|progress)"
)
MOTTO = re.compile(
    rf"[«\"“(\s]*{_VALUE}(?:\s*(?:[-–—,;.·•*/|]|\set\s|\s)\s*{_VALUE}){{0,3}}[»\"”)\s]*|"
    rf"(?:l['’]union\s+fait\s+la\s+force|je\s+maintiendrai|"
    r"un\s+pour\s+tous,?\s+tous\s+pour\s+un|la\s+patrie\s+ou\s+la\s+mort,?\s+nous\s+vaincrons|"
    r"unie?\s+dans\s+la\s+diversit[ée])", _I,
)  # fmt: skip
ISSUER = re.compile(
    r"(?:les?\s+|la\s+|l['’]|the\s+)?(?:minist[èe]res?|pr[ée]sidence|primature|cabinet|secr[ée]tariat|rectorat|"
    r"(?:sous-)?pr[ée]fecture|"
    r"pr[ée]fets?|pr[ée]sidente?s?|premi[èe]re?\s+ministre|secr[ée]taire|directeur|directrice|gouverneure?|"
    r"maire|recteur|rectrice|procureure?|"
    r"mairie|h[ôo]tel\s+de\s+ville|villes?|communes?|m[ée]tropole|d[ée]partement|r[ée]gion|province|"
    r"canton|collectivit[ée]|gouvernement|"
    r"conseil\s+(?:d[ée]partemental|r[ée]gional|municipal|communal|g[ée]n[ée]ral|f[ée]d[ée]ral|constitutionnel|"
    r"europ[ée]en|[ée]conomique|"
    r"ex[ée]cutif|provincial|sup[ée]rieur|national|d['’][ée]tat\b|de\s+(?:l['’](?:union|europe|entente)|"
    r"s[ée]curit[ée]|paix|la\s+ville))|"
    r"assembl[ée]e\s+(?:nationale|parlementaire|g[ée]n[ée]rale\s+des\s+nations|de\s+corse)|s[ée]nat|parlement|"
    r"chambre\s+(?:des?|d['’])|cour\s+(?:des?|d['’]|europ[ée]enne|"
    r"supr[êe]me|constitutionnelle|f[ée]d[ée]rale|internationale|p[ée]nale)|tribunal|parquet|"
    r"commission\s+(?:europ[ée]enne|[ée]lectorale|nationale|de\s+l['’]|f[ée]d[ée]rale|de\s+la\s+c)|"
    r"comit[ée]|union\s+(?:africaine|"
    r"europ[ée]enne|[ée]conomique|interparlementaire|du\s+maghreb|internationale)|"
    r"communaut[ée]|organisation|(?:organisation\s+des\s+)?nations\s+unies|universit[ée]|[ée]cole|institut|"
    r"acad[ée]mie|facult[ée]|h[ôo]pital|h[ôo]pitaux|"
    r"centre\s+hospitalier|direction|d[ée]l[ée]gation\s+(?:g[ée]n|permanente|r[ée]gionale|de\s+l)|"
    r"services?|"
    r"bureau|agence|autorit[ée]|haute\s+autorit[ée]|"
    r"office|banque|fonds|fondation|f[ée]d[ée]ration|conf[ée]d[ée]ration|syndicat|"
    r"chancellerie|ambassade|consulat|[ée]tat-major|police|gendarmerie|haut-?\s?(?:commissariat|conseil|"
    r"repr[ée]sentant)|porte-parole|observatoire|"
    r"ordre\s+des|r[ée]gie|soci[ée]t[ée]\s+(?:nationale|anonyme)|groupe\s+[A-Z]|"
    r"ministry|department|council\s+of|office\s+of|government|university|embassy|supreme\s+court|"
    r"european\s+(?:union|commission|parliament|council|central\s+bank)|"
    r"african\s+union|united\s+nations|federal|house\s+of|parliament|senate)\b", _I,
)  # fmt: skip
# « OTAN », « CEDEAO / ECOWAS », « TotalEnergies SE »
NAME = re.compile(
    r"[A-ZÀ-Þ]{3,9}(?:\s?[/-]\s?[A-ZÀ-Þ]{2,9})?|[A-Z][\w&.-]+(?:\s[A-Z][\w&.-]+){0,3}\s(?:SA|S\.A\.|SAS|SE|NV|"
    r"AG|Inc\.?|GmbH)"
)
# What an issuer's name has not: a number, a verb, an object of it, a subject that it speaks of.
NO_ISSUER = re.compile(
    r"\d|[:?!;]|\.\s|(?<!\bde)(?<!\bà)(?<!\bet)(?<!\ben)(?<!\bpour)(?<!\bsous)(?<!\bprès)(?<!,)\s(?:l['’]|le\s|"
    r"la\s|les\s)|"
    r"^(?:le|la|les|l['’])\b(?:\W+\w+){9}|\b(?:sur|relati(?:f|ve)s?|concernant|portant|face|contre|lors|"
    r"apr[èe]s|avant|avec|"
    r"sans|dans|dès|jusqu\w*|(?-i:son|sa|ses|leurs?|un|une|cet?|cette|ces|qui|que|plus)|"
    r"annonce|adopte|appelle|condamne|salue|lance|re[çc]oit|nomme|rappelle|d[ée]cide|pr[ée]sente|poursuit|"
    r"renforce|invite|"
    r"publie|ouvre|ferme|recrute|met|fait|maintient|autorise|propose|confirme|rejette|signe|interdit|(?-i:se|"
    r"est|sont|ont|a|va|vont|dit)|"
    r"en\s+visite|communiqu[ée]s?|d[ée]clarations?|d[ée]cisions?|r[ée]unions?|sommet|session|lettre|rapport|discours|"
    r"on|announces|welcomes|condemns|meets|adopts)\b", _I,
)  # fmt: skip
# How the titles of official papers begin, which nothing else at a head does.
TITLED = re.compile(
    r"(?:communiqu[ée]s?|compte[ -]rendu|d[ée]clarations?|notes?|allocution|discours|intervention|d[ée]cisions?|avis|"
    r"arr[êe]t|jugement|ordonnance|"
    r"r[ée]solution|relev[ée]|r[ée]sum[ée]|proc[èe]s-verbal|message|lettre|rapport|r[ée]sultats|conclusions|"
    r"feuille\s+de\s+route|"
    r"conseil\s+des\s+ministres|conf[ée]rence\s+de\s+presse|point\s+de\s+(?:presse|situation)|accord|plan|loi|"
    r"d[ée]cret|projet)\b",
    _I,
)
SUBJECT = re.compile(r"(?:objet|sujet|subject|concerne)\s?:\s*(?=\S)", _I)
# Where a text was given, and no town: « Palais de la Présidence, le 3 mai ».
NO_TOWN = re.compile(
    r"(?:palais|salle|si[èe]ge|h[ôo]tel|maison|ch[âa]teau|stade|centre|camp|session|s[ée]ance|"
    r"audience)\b",
    _I,
)
# « DU CONSEIL DES MINISTRES » goes on from the line above; « Au titre des textes » does not.
LINKED = re.compile(
    r"(?:(?:du|de|des|aux|d['’]|et|&|relatif|relative|portant|concernant|sur|pour|entre|conjoint|commun|final|"
    r"of|on|and|for)\b|d['’])",
    _I,
)
LINK_AT_END = re.compile(
    r"(?:\b(?:du|de|des|d['’]|et|la|le|les|l['’]|à|au|aux|en|sur|pour|par|avec|dans|entre|of|the|on|and|for)|"
    r"[,–—-])$",
    _I,
)
_MONTHS = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_TOWN = (
    r"(?-i:[A-ZÀ-Þ][\w'’.]*(?:[ -](?:(?:la|le|les|de|du|des|en|sur|sous|l['’]|d['’])[ -]?)*[A-ZÀ-Þ][\w'’.]*){0,3})"
    r"(?:\s?\([\w. ]{2,20}\))?"
)


class Dated(NamedTuple):
    """How a line that is nothing but a day looks: around it in a text's language, whole in English; its town."""

    around: re.Pattern[str]
    english: re.Pattern[str]
    town: re.Pattern[str]


DATED = Dated(
    re.compile(
        rf"[\W_]*(?:(?:fait|donn[ée]|sign[ée])\s+(?:à|en)\s+)?(?:(?:date|publi[ée]e?|mise?\s+en\s+ligne|"
        rf"le)\s*:?\s*)?(?:{_TOWN}\s*[,:–—-]?\s*)?"
        r"(?:l[ea]|ce|en\s+date\s+du)?"
        r"[\W_]*(?<!\bdu )(?<!\bau )\0[\W_]*(?:(?:à\s+)?\d{1,2}\s?[h:]\s?(?:\d\d)?)?\W*", _I,
    ),
    re.compile(
        rf"(?:{_TOWN},?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS},?\s+\d{{4}}|"
        rf"{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})", _I,
    ),
    re.compile(rf"{_TOWN},?"),
)  # fmt: skip
