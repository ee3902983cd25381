"""Makes app/styles/fonts/*.woff2 and app/files/fonts/*.ttf from the @fontsource-variable packages (docs/decisions/005-our-own-cuts-of-the-fonts.md).

Needed only when those packages or the letters change: pip install fonttools brotli; python scripts/cut-fonts.py
"""

import io
import tempfile

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0xC0), 0xD3, 0xD7, 0xF3, 0xF7, 0x2DA, 0x2009, *range(0x2010, 0x2016),
    *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC,
    0x2122, *range(0x2190, 0x2194), 0x2212, 0x2260, 0x2264, 0x2265,
]
POLISH = [ord(letter) for letter in "ĄąĆćĘęŁłŃńŚśŹźŻż"]
# The other letters of western Europe, which a page here seldom holds.
WESTERN = [letter for letter in [*range(0xC0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DC] if letter not in LATIN]
# Ukrainian, Belarusian and Russian.
CYRILLIC = [0x301, 0x401, 0x404, 0x406, 0x407, 0x40E, *range(0x410, 0x450), 0x451, 0x454, 0x456, 0x457, 0x45E, 0x490, 0x491, 0x2116]

CUTS = [
    ("sans", "source-sans-3", "normal", {"latin": LATIN, "polish": POLISH, "western": WESTERN, "cyrillic": CYRILLIC}),
    ("serif", "source-serif-4", "normal", {"latin": LATIN, "polish": POLISH, "western": WESTERN, "cyrillic": CYRILLIC}),
    ("serif", "source-serif-4", "italic", {"latin": LATIN, "polish": POLISH, "western": WESTERN}),
]
WHOLE = {"latin": "latin", "western": "latin", "polish": "latin-ext", "cyrillic": "cyrillic"}


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


# For PDF: one file for each face, of one weight, with all letters of the languages that people here write in.
PRINTED = [
    ("sans-regular", "source-sans-3", "normal", 400),
    ("sans-bold", "source-sans-3", "normal", 700),
    ("serif-regular", "source-serif-4", "normal", 400),
    ("serif-bold", "source-serif-4", "normal", 700),
    ("serif-italic", "source-serif-4", "italic", 400),
    ("serif-bold-italic", "source-serif-4", "italic", 700),
]
PRINTED_LETTERS = {
    "latin": [*LATIN, *WESTERN],
    "latin-ext": range(0x100, 0x180),
    "vietnamese": [*range(0x1EA0, 0x1EFA), 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x20AB],
    "cyrillic": [*range(0x400, 0x460), 0x301, 0x490, 0x491, 0x2116],
}


def printed_part(package, style, weight, part, letters, path):
    font = TTFont(f"node_modules/@fontsource-variable/{package}/files/{package}-{part}-wght-{style}.woff2")
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    # Merging joins letters, not the rules between letters of two files.
    options.layout_features = ["kern"] if part == "latin" else []
    options.drop_tables += ["BASE", "gasp", "STAT", "HVAR", "MVAR", "GDEF"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = None
    font.save(path)
    font = instancer.instantiateVariableFont(TTFont(path), {"wght": weight})
    font.save(path)


def print_cut(name, package, style, weight):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for part, letters in PRINTED_LETTERS.items():
            paths.append(f"{folder}/{part}.ttf")
            printed_part(package, style, weight, part, letters, paths[-1])
        font = merge.Merger().merge(paths)
    own = f"Trojglos {name.replace('-', ' ').title()}"
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = own
        if record.nameID == 6:
            record.string = own.replace(" ", "")
    font.save(f"app/files/fonts/{name}.ttf")


for role, package, style, parts in CUTS:
    for part, letters in parts.items():
        cut(role, package, style, part, letters)
for name, package, style, weight in PRINTED:
    print_cut(name, package, style, weight)
