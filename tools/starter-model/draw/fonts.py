"""Which installed fonts serve which role and script, and an open-font cache.

Fonts come from Debian packages: fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji fonts-roboto-unhinted fonts-open-sans
fonts-lato fonts-inter fonts-cantarell fonts-dejavu-extra fonts-liberation fonts-crosextra-carlito fonts-inconsolata
fonts-jetbrains-mono fonts-courier-prime fonts-3270 fonts-ocr-b fonts-dotgothic16 fonts-dseg fonts-ebgaramond fonts-lmodern
fonts-linuxlibertine fonts-sil-charis fonts-bebas-neue fonts-league-spartan fonts-yanone-kaffeesatz fonts-lobstertwo
fonts-leckerli-one fonts-quicksand fonts-comfortaa fonts-dosis fonts-roadgeek fonts-comic-neue fonts-humor-sans
fonts-dkg-handwriting fonts-breip fonts-femkeklaver fonts-kristi fonts-rufscript fonts-dancingscript fonts-kaushanscript
fonts-ecolier-court fonts-sjfonts fonts-tomsontalks fonts-kiloji fonts-klee fonts-hosny-amiri fonts-isabella
fonts-material-design-icons-iconfont.
"""

import functools
import os

from PIL import ImageFont

ROOT = "/usr/share/fonts/"
NOTO = "truetype/noto/"
CJK = "opentype/noto/"



# role -> script -> [(regular, bold)]
_SANS_WIDE = [
    (NOTO + "NotoSans-Regular.ttf", NOTO + "NotoSans-Bold.ttf"),
    ("truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf"),
    ("truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", "truetype/roboto/unhinted/RobotoTTF/Roboto-Bold.ttf"),
    ("truetype/roboto/unhinted/RobotoTTF/Roboto-Light.ttf", "truetype/roboto/unhinted/RobotoTTF/Roboto-Medium.ttf"),
    ("truetype/open-sans/OpenSans-Regular.ttf", "truetype/open-sans/OpenSans-Bold.ttf"),
    ("truetype/open-sans/OpenSans-Light.ttf", "truetype/open-sans/OpenSans-Semibold.ttf"),
    ("truetype/liberation/LiberationSans-Regular.ttf", "truetype/liberation/LiberationSans-Bold.ttf"),
    ("opentype/inter/Inter-Regular.otf", "opentype/inter/Inter-Bold.otf"),
    ("opentype/inter/Inter-Medium.otf", "opentype/inter/Inter-SemiBold.otf"),
]
_SANS_LATIN = _SANS_WIDE + [
    ("truetype/lato/Lato-Regular.ttf", "truetype/lato/Lato-Bold.ttf"),
    ("opentype/cantarell/Cantarell-Regular.otf", "opentype/cantarell/Cantarell-Bold.otf"),
    ("truetype/crosextra/Carlito-Regular.ttf", "truetype/crosextra/Carlito-Bold.ttf"),
    ("truetype/quicksand/Quicksand-Medium.ttf", "truetype/quicksand/Quicksand-Bold.ttf"),
    ("opentype/dosis/Dosis-Medium.otf", "opentype/dosis/Dosis-Bold.otf"),
]
_SERIF_WIDE = [
    (NOTO + "NotoSerif-Regular.ttf", NOTO + "NotoSerif-Bold.ttf"),
    ("truetype/dejavu/DejaVuSerif.ttf", "truetype/dejavu/DejaVuSerif-Bold.ttf"),
    ("truetype/liberation/LiberationSerif-Regular.ttf", "truetype/liberation/LiberationSerif-Bold.ttf"),
    ("opentype/linux-libertine/LinLibertine_R.otf", "opentype/linux-libertine/LinLibertine_RB.otf"),
]
_SERIF_LATIN = _SERIF_WIDE + [
    ("opentype/ebgaramond/EBGaramond12-Regular.otf", "opentype/ebgaramond/EBGaramond12-Bold.otf"),
    ("truetype/charis/CharisSIL-Regular.ttf", "truetype/charis/CharisSIL-Bold.ttf"),
    ("../texmf/fonts/opentype/public/lm/lmroman10-regular.otf", "../texmf/fonts/opentype/public/lm/lmroman10-bold.otf"),
]
_MONO = [
    ("truetype/dejavu/DejaVuSansMono.ttf", "truetype/dejavu/DejaVuSansMono-Bold.ttf"),
    ("truetype/liberation/LiberationMono-Regular.ttf", "truetype/liberation/LiberationMono-Bold.ttf"),
    (NOTO + "NotoSansMono-Regular.ttf", NOTO + "NotoSansMono-Bold.ttf"),
    ("truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", "truetype/jetbrains-mono/JetBrainsMono-Bold.ttf"),
    ("opentype/courier-prime/Courier Prime.otf", "opentype/courier-prime/Courier Prime Bold.otf"),
    ("truetype/inconsolata/Inconsolata.otf", "truetype/inconsolata/Inconsolata.otf"),
]
_THERMAL = _MONO + [
    ("truetype/3270/3270SemiCondensed-Regular.ttf", "truetype/3270/3270-Regular.ttf"),
    ("opentype/ocr-b/OCRB.otf", "opentype/ocr-b/OCRB.otf"),
    ("truetype/dotgothic16/DotGothic16-Regular.ttf", "truetype/dotgothic16/DotGothic16-Regular.ttf"),
    ("truetype/liberation/LiberationSansNarrow-Regular.ttf", "truetype/liberation/LiberationSansNarrow-Bold.ttf"),
    ("truetype/dejavu/DejaVuSansCondensed.ttf", "truetype/dejavu/DejaVuSansCondensed-Bold.ttf"),
]
_HAND = [
    "truetype/fifthhorseman/dkg.ttf", "truetype/fifthhorseman/dkgIt.ttf", "truetype/breip/Breip.ttf",
    "truetype/femkeklaver/femkeklaver.ttf", "truetype/kristi/Kristi.ttf", "truetype/rufscript/Rufscript010.ttf",
    "opentype/dancingscript/DancingScript-Regular.otf", "truetype/ecolier-court/Ecolier-court.ttf",
    "truetype/sjfonts/Delphine.ttf", "truetype/sjfonts/SteveHand.ttf", "truetype/tomsontalks/TomsonTalks.ttf",
    "opentype/comic-neue/ComicNeue-Regular.otf", "truetype/humor-sans/Humor-Sans.ttf", "truetype/kiloji/kiloji.ttf",
    "truetype/klee/KleeOne-Regular.ttf",
]
_HEAVY = [
    "opentype/bebas-neue/BebasNeue-Bold.otf", "opentype/league-spartan/LeagueSpartan-Black.otf",
    "truetype/lato/Lato-Black.ttf", "truetype/open-sans/OpenSans-CondBold.ttf",
    "opentype/yanone-kaffeesatz/YanoneKaffeesatz-Bold.otf", "truetype/roboto/unhinted/RobotoTTF/Roboto-Black.ttf",
    "truetype/roboto/unhinted/RobotoCondensed-Bold.ttf", "truetype/open-sans/OpenSans-ExtraBold.ttf",
    "truetype/liberation/LiberationSansNarrow-Bold.ttf", "truetype/dejavu/DejaVuSansCondensed-Bold.ttf",
    "opentype/inter/Inter-Black.otf", "opentype/dosis/Dosis-ExtraBold.otf",
]
_FANCY = [
    "opentype/lobstertwo/LobsterTwo-Bold.otf", "truetype/leckerli-one/LeckerliOne-Regular.ttf",
    "opentype/kaushanscript/KaushanScript-Regular.otf", "opentype/dancingscript/DancingScript-Bold.otf",
    "truetype/comfortaa/Comfortaa-Bold.ttf", "opentype/ebgaramond/EBGaramond12-Bold.otf",
    "opentype/linux-libertine/LinLibertine_DR.otf", "truetype/isabella/Isabella.ttf",
    "truetype/dejavu/DejaVuSerif-BoldItalic.ttf",
]
_ROAD = ["truetype/roadgeek/RG2014%s.ttf" % w for w in "BCDE"]
_SEGMENT = ["truetype/dseg/DSEG14Classic-Regular.ttf", "truetype/dseg/DSEG14Classic-Bold.ttf"]
_ICONS = ["truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"]

_CJK_INDEX = {"ja": 0, "ko": 1, "zh": 2}
_COMPLEX = {
    "arab": [(NOTO + "NotoSansArabic-Regular.ttf", NOTO + "NotoSansArabic-Bold.ttf"),
             (NOTO + "NotoNaskhArabic-Regular.ttf", NOTO + "NotoNaskhArabic-Bold.ttf"),
             ("opentype/fonts-hosny-amiri/Amiri-Regular.ttf", "opentype/fonts-hosny-amiri/Amiri-Bold.ttf")],
    "hebr": [(NOTO + "NotoSansHebrew-Regular.ttf", NOTO + "NotoSansHebrew-Bold.ttf"),
             (NOTO + "NotoSerifHebrew-Regular.ttf", NOTO + "NotoSerifHebrew-Bold.ttf")],
    "deva": [(NOTO + "NotoSansDevanagari-Regular.ttf", NOTO + "NotoSansDevanagari-Bold.ttf"),
             (NOTO + "NotoSerifDevanagari-Regular.ttf", NOTO + "NotoSerifDevanagari-Bold.ttf")],
    "thai": [(NOTO + "NotoSansThai-Regular.ttf", NOTO + "NotoSansThai-Bold.ttf"),
             (NOTO + "NotoLoopedThai-Regular.ttf", NOTO + "NotoLoopedThai-Bold.ttf")],
}


def _there(pair):
    return all(os.path.exists(ROOT + p) for p in pair)


@functools.lru_cache(maxsize=None)
def _pairs(role, script):
    if script in _COMPLEX:
        found = [(p + (0,)) for p in _COMPLEX[script] if _there(p)]
    elif script in ("ja", "ko", "zh"):
        index = _CJK_INDEX[script]
        sans = (CJK + "NotoSansCJK-Regular.ttc", CJK + "NotoSansCJK-Bold.ttc")
        serif = (CJK + "NotoSerifCJK-Regular.ttc", CJK + "NotoSerifCJK-Bold.ttc")
        order = [serif, sans] if role == "serif" else [sans]
        if role == "hand" and script == "ja":
            hand = [(p, p, 0) for p in ("truetype/kiloji/kiloji.ttf", "truetype/klee/KleeOne-Regular.ttf")]
            found = [h for h in hand if _there(h[:2])]
            if found:
                return found
        found = [p + (index,) for p in order if _there(p)][:1]
    else:
        table = {
            "sans": _SANS_LATIN if script == "latn" else _SANS_WIDE,
            "serif": _SERIF_LATIN if script == "latn" else _SERIF_WIDE,
            "mono": _MONO if script == "latn" else _MONO[:3],
            "thermal": _THERMAL if script == "latn" else _MONO[:3],
            "hand": [(p, p) for p in _HAND] if script == "latn" else [(p, p) for p in _HAND[11:12]] + _SANS_WIDE[:1],
            "heavy": [(p, p) for p in _HEAVY] if script == "latn" else [(b, b) for _, b in _SANS_WIDE],
            "fancy": [(p, p) for p in _FANCY] if script == "latn" else _SERIF_WIDE,
            "road": [(p, p) for p in _ROAD] + _SANS_LATIN[-3:],
            "segment": [(p, p) for p in _SEGMENT],
            "icons": [(p, p) for p in _ICONS],
        }
        found = [p + (0,) for p in table[role] if _there(p)]
    if not found and role == "icons":
        return []
    if not found:
        raise LookupError(f"no font installed for {role} in {script}; see draw/fonts.py")
    return found


@functools.lru_cache(maxsize=900)
def _open(path, index, size, shaped):
    engine = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(ROOT + path, size, index=index, layout_engine=engine)


class Face:
    """One family as a picture uses it: regular and bold at any size."""

    def __init__(self, regular, bold, index, script):
        self._regular, self._bold, self._index = regular, bold, index
        self._shaped = script in _COMPLEX

    def at(self, size, bold=False):
        """The open font at a size in pixels (at least 4)."""
        return _open(self._bold if bold else self._regular, self._index, max(4, int(size)), self._shaped)


def face(dice, role, script="latn"):
    """A random family of a role: sans, serif, mono, thermal, hand, heavy, fancy, road, segment, icons."""
    regular, bold, index = dice.pick(_pairs(role, script))
    return Face(regular, bold, index, script)


def scripts_available():
    """The scripts for which a font is installed."""
    found = []
    for script in ("latn", "cyrl", "grek", "ja", "ko", "zh", "arab", "hebr", "deva", "thai"):
        try:
            _pairs("sans", script)
            found.append(script)
        except LookupError:
            continue
    return found


def icons_available():
    """Whether the icon font is installed."""
    return bool(_pairs("icons", "latn"))
