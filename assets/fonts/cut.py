#!/usr/bin/env python3
"""Cuts the program's fonts and icons again from their npm packages.

    npm install @expo-google-fonts/noto-sans-sc @expo-google-fonts/noto-serif-sc @expo-google-fonts/noto-sans \\
        @expo-google-fonts/source-serif-4 @phosphor-icons/web        # in a folder of its own; versions in README.md
    apt-get install unicode-data && pip install fonttools
    python3 assets/fonts/cut.py FOLDER/node_modules

The Chinese faces hold 通用规范汉字表 (8,105 characters: Unihan's kTGH), GB2312 and the symbols of SYMBOLS; a character that
a face lacks is reported. `ccmp` is kept, else "——" shows a gap.

The Latin faces hold LATIN. The licence of Source Serif 4 reserves the name Source, so its cuts are called SERIF_NAME
inside.
"""
import bz2
import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent / "icons"
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")

SYMBOLS = [
    range(0x20, 0x7F), range(0xA0, 0x180), range(0x1CD, 0x1DD), [0x1F9, 0x251, 0x261, 0x2C7, 0x2C9, 0x2CA, 0x2CB, 0x2D9],
    range(0x391, 0x3CA), range(0x2010, 0x2028), range(0x2030, 0x203C), [0x20AC, 0x2103, 0x2109, 0x2116, 0x2122],
    range(0x2160, 0x217C), range(0x2190, 0x219A), [0x21B5, 0x2208, 0x220F, 0x2211, 0x221A, 0x221D, 0x221E, 0x2220],
    [0x2227, 0x2228, 0x2229, 0x222A, 0x222B, 0x2234, 0x2235, 0x2236, 0x2248, 0x2260, 0x2261, 0x2264, 0x2265, 0x22A5],
    range(0x2460, 0x249C), [0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25B6, 0x25BC, 0x25BD, 0x25C6, 0x25C7, 0x25CB, 0x25CE, 0x25CF],
    [0x2605, 0x2606, 0x2640, 0x2642, 0x2713, 0x2715], range(0x3000, 0x3040), range(0x3220, 0x3244), range(0xFF01, 0xFF5F),
    range(0xFFE0, 0xFFE6),
]
LATIN = [
    range(0x20, 0x7F), range(0xA0, 0x180), range(0x2002, 0x200B), range(0x2010, 0x2028), range(0x202F, 0x203B), [0x2044],
    range(0x20A0, 0x20C1), [0x2122, 0x2212],
]
SERIF_NAME = "Lectern Serif"

ICON_NAMES = """
magnifying-glass plus x arrow-u-up-left arrow-u-up-right upload-simple download-simple corners-out play pause sun moon
warning info check star file-text folder folder-open clock calendar-blank sliders-horizontal quotes sidebar-simple
arrow-left arrow-up arrow-down arrow-right caret-left caret-right caret-up caret-down trash eye eye-slash dots-three copy
floppy-disk pencil-simple list-numbers textbox translate command arrow-line-right arrow-line-left question warning-circle
gear article list-plus user text-indent text-outdent tag folder-plus funnel-simple share-network user-plus swap star-fill
""".split()
# From the filled icons, which have the code points of the others: to the name there and the code point here.
FILLED = {"star-fill": ("star", 0xF000)}


def flat(ranges):
    return {code for part in ranges for code in part}


def table_of_standard_characters():
    """The 8,105 characters, in the order of the table."""
    found = {}
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"U\+([0-9A-F]+)\tkTGH\t\d+:(\d+)", line)
            if match:
                found[int(match[2])] = int(match[1], 16)
    assert len(found) == 8105, len(found)
    return [found[number] for number in sorted(found)]


def gb2312():
    codes = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                codes.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return codes


def cut(font, target, codes):
    options = subset.Options()
    options.layout_features = ["ccmp", "locl", "kern", "liga"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    missing = sorted(codes - set(font.getBestCmap()))
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    font.save(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes, {len(font.getBestCmap()):,} characters, {len(missing)} not in the source")
    return missing


def rename(font, old, new):
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 25):
            text = record.toUnicode().replace(old, new).replace(old.replace(" ", ""), new.replace(" ", ""))
            font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


def code_points(style, family):
    """The icons of a style sheet: name and code point."""
    rule = rf"\.{family}\.ph-([a-z0-9-]+):before\s*\{{\s*content:\s*\"\\([0-9a-f]+)\""
    return {name: int(code, 16) for name, code in re.findall(rule, style.read_text(encoding="utf-8"))}


def add_glyph(font, name, code, other, other_code):
    """Gives a font the glyph that another one of the same size has at a code point."""
    assert font["head"].unitsPerEm == other["head"].unitsPerEm and code not in font.getBestCmap()
    glyph = other.getBestCmap()[other_code]
    font["glyf"][name] = other["glyf"][glyph]
    font["hmtx"][name] = other["hmtx"][glyph]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def main(modules):
    google = modules / "@expo-google-fonts"
    standard = table_of_standard_characters()
    rows = ["".join(map(chr, standard[at : at + 50])) for at in range(0, len(standard), 50)]
    (HERE / "tgh-8105.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    chinese = set(standard) | gb2312() | flat(SYMBOLS)
    for package, source, target in [
        ("noto-sans-sc", "400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"),
        ("noto-sans-sc", "500Medium/NotoSansSC_500Medium.ttf", "NotoSansSC-Medium.ttf"),
        ("noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf"),
        ("noto-serif-sc", "600SemiBold/NotoSerifSC_600SemiBold.ttf", "NotoSerifSC-SemiBold.ttf"),
    ]:
        missing = cut(TTFont(google / package / source), HERE / target, chinese)
        lost = [chr(code) for code in missing if code in set(standard)]
        print("  of the 8,105 missing:", len(lost), "".join(lost))
    for weight in ["400Regular", "500Medium", "600SemiBold"]:
        font = TTFont(google / "noto-sans" / weight / f"NotoSans_{weight}.ttf")
        cut(font, HERE / f"NotoSans-{weight[3:]}.ttf", flat(LATIN))
    for style, target in [("400Regular", "Regular"), ("400Regular_Italic", "It"), ("600SemiBold", "Semibold")]:
        font = TTFont(google / "source-serif-4" / style / f"SourceSerif4_{style}.ttf")
        rename(font, "Source Serif 4", SERIF_NAME)
        cut(font, HERE / f"SourceSerif4-{target}.ttf", flat(LATIN))

    web = modules / "@phosphor-icons" / "web" / "src"
    points = code_points(web / "regular" / "style.css", "ph")
    filled = code_points(web / "fill" / "style.css", "ph-fill")
    font, fill = TTFont(web / "regular" / "Phosphor.ttf"), TTFont(web / "fill" / "Phosphor-Fill.ttf")
    for name, (there, code) in FILLED.items():
        add_glyph(font, name, code, fill, filled[there])
        points[name] = code
    lines = [f"{name}\t{points[name]:x}\n" for name in sorted(ICON_NAMES)]
    (ICONS / "icons.tsv").write_text("".join(lines), encoding="utf-8")
    cut(font, ICONS / "phosphor.ttf", {points[name] for name in ICON_NAMES})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
