"""Words that say too little to be looked for, in seven languages, written as in a text."""

from build_tools.search.folding import words

SMALL_WORDS = {
    "en": """
        a about after all also am an and any are as at be been being both but by can did do does during each for
        from had has have he her here his how i if in into is it its may me more most my of on or other our she
        should so some such than that the their them then there these they this those through to was we were what
        when where which while who whom whose why will with would you your
    """,
    "fr": """
        à au aux avec ce ces cet cette dans de des du elle elles en est et être eu il ils je la le les leur leurs
        lui ma mais même mes mon ne nos notre nous on ou où par pas pour qu que qui sa se ses son sont sur ta te tes
        ton tu un une vos votre vous y d l s c j m t n quels quelles quel quelle comme
    """,
    "es": """
        a al como con cuando de del donde el ella ellas ellos en entre es esta este estas estos fue ha han hay la las
        lo los más muy no nos o para pero por que quién se ser si sobre son su sus también un una uno unos
        unas y ya qué cómo cuál
    """,
    "pt": """
        a ao aos as com como da das de do dos e em ela elas ele eles entre era essa esse esta este foi isso isto já
        mais mas me na nas no nos o os ou para pela pelas pelo pelos por qual que quem se seu seus são sua
        suas também um uma você
    """,
    "ru": """
        а без бы был была были было быть в вам вас весь во вот все всех вы где да для до его ее если есть еще же за
        и из или им их к как ко когда которые который которая кто ли мы на над нас не него нее них но о об он она
        они оно от по под при с со так также то тот что чтобы эта эти это этот я
    """,
    "ar": """
        في من إلى على عن مع هذا هذه ذلك تلك التي الذي الذين كان كانت أن إن أو ثم قد ما لا لم لن هو هي هم بين كل بعد
        قبل عند كما لكن حتى أي حيث و ف ب ك ل
    """,
    "zh": """
        的 了 和 是 在 与 及 或 对 中 为 以 等
    """,
}
"""By language; they tell, too, which language a text is in."""
STOP_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz") | {
    word.folded for text in SMALL_WORDS.values() for word in words(text)
}
