"""Makes app/styles/fonts/*.woff2 from the @fontsource-variable packages (docs/decisions/005-our-own-cuts-of-the-fonts.md).

Needed only when those packages or the letters change: pip install fonttools brotli; python scripts/cut-fonts.py
"""

import io

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC, 0x2009, *range(0x2010, 0x2016),
    *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC,
    0x2122, *range(0x2190, 0x2194), 0x2212, 0x2260, 0x2264, 0x2265,
]
POLISH = [ord(letter) for letter in "ĄąĆćĘęŁłŃńŚśŹźŻż"]
# Ukrainian, Belarusian and Russian.
CYRILLIC = [0x301, 0x401, 0x404, 0x406, 0x407, 0x40E, *range(0x410, 0x450), 0x451, 0x454, 0x456, 0x457, 0x45E, 0x490, 0x491, 0x2116]

CUTS = [
    ("sans", "source-sans-3", "normal", {"latin": LATIN, "polish": POLISH, "cyrillic": CYRILLIC}),
    ("serif", "source-serif-4", "normal", {"latin": LATIN, "polish": POLISH, "cyrillic": CYRILLIC}),
    ("serif", "source-serif-4", "italic", {"latin": LATIN, "polish": POLISH}),
]
WHOLE = {"latin": "latin", "polish": "latin-ext", "cyrillic": "cyrillic"}


def cut(role, package, style, part, letters):
    font = TTFont(f"node_modules/@fontsource-variable/{package}/files/{package}-{WHOLE[part]}-wght-{style}.woff2")
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    options.layout_features = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "tnum", "lnum"]
    options.drop_tables += ["BASE", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    # Read again: the instancer needs the tables as they are after the cut.
    cut_font = io.BytesIO()
    font.flavor = None
    font.save(cut_font)
    font = instancer.instantiateVariableFont(TTFont(io.BytesIO(cut_font.getvalue())), {"wght": (400, 400, 700)})
    # The licence reserves the name of the original.
    name = f"Trojglos {role.capitalize()}"
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = name
        if record.nameID == 6:
            record.string = name.replace(" ", "")
    font.flavor = "woff2"
    font.save(f"app/styles/fonts/{role}-{part}-{style}.woff2")


for role, package, style, parts in CUTS:
    for part, letters in parts.items():
        cut(role, package, style, part, letters)
