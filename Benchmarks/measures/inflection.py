"""Other forms of Polish words, by rules and lists of our own: the program's dictionary must not judge itself.

A rule changes an ending into one another case of the same word has. A word no rule fits stays as it is, which the caller sees.
"""

# Whole words: what no ending tells. Both ways, so that either form may stand in a name.
PAIRS = """
dzieci dzieciom, dziecka dzieci, dziecko dziecku, dzieckiem dziecka, młodzieży młodzież, osób osoby, osobom osoby, ludzi ludziom,
ludziom ludzie, człowieka człowiek, pomocy pomoc, pomoc pomocy, rodzin rodziny, rodzinom rodziny, rodziny rodzina, rodzinie
rodziny, szkoły szkoła, szkole szkoły, szkół szkoły, klub klubu, klubu klub, koło koła, koła koło, związek związku, związku
związek, zdrowia zdrowie, zdrowie zdrowiu, życia życie, życie życiu, serce serca, serca serce, dom domu, domu dom, sportu sport,
sport sportu, kultury kultura, kultura kultury, ziemi ziemia, ziemia ziemi, gminy gmina, gminie gminy, wsi wieś, wieś wsi, muzyki
muzyka, sztuki sztuka, sztuka sztuki, nauki nauka, nauka nauki, teatr teatru, teatru teatr, przyjaciół przyjaciele, przyjaciele
przyjaciół, zwierząt zwierzęta, zwierzętom zwierzęta, zwierzętami zwierzęta, drogi droga, droga drogi, nadzieja nadziei, nadziei
nadzieja, szansa szansy, radość radości, uśmiech uśmiechu, uśmiechu uśmiech, świat świata, świata świat, most mostu, promyk
promyka, krąg kręgu, bank banku, chór chóru, chorób choroby, choroby choroba, chorobę choroby, straż straży, straży straż, sokół
sokoła, orzeł orła, wrzos wrzosu, zamek zamku, rozwoju rozwój, rozwój rozwoju, środowiska środowisko, dziedzictwa dziedzictwo,
lekarzy lekarze, harcerzy harcerze, nauczycieli nauczyciele, mieszkańców mieszkańcy, seniora senior, ośrodek ośrodka, ośrodku
ośrodek, szpitalu szpital, szpitala szpital, hospicjum hospicja, liceum licea, centrum centra, parafii parafia, parafia parafii,
rok roku, dolina doliny, doliny dolina, piłki piłka, wody woda, góry góra, góra góry, kobiet kobiety, kobiety kobieta, matki
matka, ojca ojciec, brata brat, świętego święty, świętej święta, jana jan, pawła paweł, józefa józef, brzegu brzeg, mowy mowa,
wzroku wzrok, słuchu słuch, raka rak, krwi krew, psa pies
"""

# Towns as they stand after "w", and as they stand alone.
TOWNS = """
warszawie warszawa, krakowie kraków, łodzi łódź, wrocławiu wrocław, poznaniu poznań, gdańsku gdańsk, gdyni gdynia, szczecinie
szczecin, bydgoszczy bydgoszcz, lublinie lublin, katowicach katowice, białymstoku białystok, częstochowie częstochowa, radomiu
radom, toruniu toruń, kielcach kielce, rzeszowie rzeszów, gliwicach gliwice, zabrzu zabrze, olsztynie olsztyn, opolu opole,
tarnowie tarnów, płocku płock, elblągu elbląg, wałbrzychu wałbrzych, włocławku włocławek, chorzowie chorzów, koszalinie koszalin,
kaliszu kalisz, legnicy legnica, grudziądzu grudziądz, słupsku słupsk, jaworznie jaworzno, siedlcach siedlce, inowrocławiu
inowrocław, pile piła, lubinie lubin, gnieźnie gniezno, oświęcimiu oświęcim, sosnowcu sosnowiec, bytomiu bytom, rybniku rybnik,
tychach tychy, nowym nowy, sączu sącz, jeleniej jelenia, górze góra, zielonej zielona, gorzowie gorzów, przemyślu przemyśl,
zamościu zamość, chełmie chełm, suwałkach suwałki, łomży łomża, lesznie leszno, koninie konin
"""

# Endings and what they become; the first that fits counts. Adjectives, then nouns whose stem does not change between these two forms.
ENDINGS = """
skiego ski, ckiego cki, skiej ska, ckiej cka, skich skie, ckich ckie, skie skiego, ckie ckiego, ska skiej, cka ckiej, ski skiego,
cki ckiego, owego owy, owej owa, owych owe, owe owego, owy owego, nego ny, nych nym, nym nych, ną nej, nej na, ne nego, ny nego,
wych wym, łych łym, stwo stwa, stwa stwo, ctwo ctwa, ctwa ctwo, anie ania, ania anie, enie enia, enia enie, aniu anie, eniu enie,
acji acja, acja acji, ycji ycja, ycja ycji, ncji ncja, ncja ncji, kcji kcja, ości ość, ość ości, izmu izm, izm izmu, ologii
ologia, ologia ologii, rami ry, ków kom, tów tom, nów nom, dów dom, rów rom, ców com, zów zom, iów iom, owi ów, torem tor, tora
tor, ium ia
"""

# -ów of these is no plural.
STAY = {"kraków", "rzeszów", "tarnów", "chorzów", "gorzów", "głogów", "piotrków", "tomaszów", "lwów", "raków", "mielów", "zdrów"}


def _pairs(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in text.replace("\n", " ").split(","):
        one, other = pair.split()
        found.setdefault(one, other)
    return found


_WORDS = _pairs(TOWNS) | _pairs(PAIRS)
_ENDINGS = _pairs(ENDINGS)


def inflected(word: str) -> str:
    """Another form of a lower-case word, or the word itself where no rule says one."""
    if word in _WORDS:
        return _WORDS[word]
    if word in STAY:
        return word
    for ending, other in _ENDINGS.items():
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            return word.removesuffix(ending) + other
    return word
