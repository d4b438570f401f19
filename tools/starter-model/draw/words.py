"""Text to draw: short word lists in many languages, and the strings built from them (names, prices, dates, titles).

Written for this renderer; at 128 px nobody reads them, but scripts, word lengths and line shapes must vary.
"""

import unicodedata

LISTS = {
    "en": ("latn", "the and with from today new order please time home your all more open house water table morning list account "
           "service street number total plan update meeting small great project train window people question market school report "
           "settings message see what we can find here after before never always light green summer"),
    "de": ("latn", "und der die mit nicht heute Straße Rechnung Termin Einstellungen Fahrt Abfahrt zwischen Haus Wasser Zeit neue alle "
           "bitte Betrag Nachricht morgen Garten Bücher öffnen über Prüfung Woche Versicherung Anmeldung kommen vielleicht schön Abend"),
    "fr": ("latn", "le la les avec pour dans maison rue facture billet aujourd'hui demain été réunion message paramètres temps beaucoup "
           "nouveau français compte gare départ arrivée merci bonjour où très déjà école marché fenêtre toujours petit grande"),
    "es": ("latn", "el la los con para casa calle factura billete hoy mañana año reunión mensaje ajustes tiempo mucho nuevo cuenta "
           "estación salida llegada gracias niño señor también escuela mercado ventana siempre pequeño grande verano"),
    "it": ("latn", "il la con per casa via fattura biglietto oggi domani riunione messaggio impostazioni tempo molto nuovo conto stazione "
           "partenza arrivo grazie perché città scuola mercato finestra sempre piccolo grande estate più libertà"),
    "pt": ("latn", "o a os com para casa rua fatura bilhete hoje amanhã reunião mensagem definições tempo muito novo conta estação "
           "partida chegada obrigado não coração também escola mercado janela sempre pequeno verão"),
    "nl": ("latn", "de het een met voor huis straat rekening kaartje vandaag morgen vergadering bericht instellingen tijd veel nieuw "
           "station vertrek aankomst dank school markt venster altijd klein groot zomer groente winkel"),
    "pl": ("latn", "i w z na dla dom ulica faktura bilet dzisiaj jutro spotkanie wiadomość ustawienia czas dużo nowy konto dworzec odjazd "
           "przyjazd dziękuję szkoła rynek okno zawsze mały wielki lato źródło żółty łąka"),
    "cs": ("latn", "a v na pro dům ulice účet jízdenka dnes zítra schůzka zpráva nastavení čas mnoho nový nádraží odjezd příjezd děkuji "
           "škola trh okno vždy malý velký léto řeka žlutý"),
    "tr": ("latn", "ve bir ile için ev sokak fatura bilet bugün yarın toplantı mesaj ayarlar zaman çok yeni hesap istasyon kalkış varış "
           "teşekkürler okul pazar pencere her küçük büyük yaz güneş değil"),
    "sv": ("latn", "och med för hus gata faktura biljett idag imorgon möte meddelande inställningar tid mycket ny konto station avgång "
           "ankomst tack skola fönster alltid liten stor sommar själv kött"),
    "fi": ("latn", "ja kanssa talo katu lasku lippu tänään huomenna kokous viesti asetukset aika paljon uusi tili asema lähtö saapuminen "
           "kiitos koulu kauppa ikkuna aina pieni suuri kesä yö päivä"),
    "id": ("latn", "dan dengan untuk rumah jalan tagihan tiket hari ini besok rapat pesan pengaturan waktu banyak baru akun stasiun "
           "berangkat tiba terima kasih sekolah pasar jendela selalu kecil besar"),
    "vi": ("latn", "và với cho nhà đường hóa đơn vé hôm nay ngày mai cuộc họp tin nhắn cài đặt thời gian nhiều mới tài khoản ga khởi "
           "hành đến cảm ơn trường chợ cửa sổ luôn nhỏ lớn mùa hè"),
    "ru": ("cyrl", "и в на с для дом улица счёт билет сегодня завтра встреча сообщение настройки время много новый вокзал отправление "
           "прибытие спасибо школа рынок окно всегда маленький большой лето река жёлтый пожалуйста книга вечер работа"),
    "uk": ("cyrl", "і в на з для дім вулиця рахунок квиток сьогодні завтра зустріч повідомлення налаштування час багато новий вокзал "
           "дякую школа ринок вікно завжди малий великий літо річка жовтий їжа"),
    "bg": ("cyrl", "и в на с за къща улица сметка билет днес утре среща съобщение настройки време много нов гара тръгване пристигане "
           "благодаря училище пазар прозорец винаги малък голям лято"),
    "el": ("grek", "και στο με για σπίτι δρόμος λογαριασμός εισιτήριο σήμερα αύριο συνάντηση μήνυμα ρυθμίσεις χρόνος πολύ νέο σταθμός "
           "αναχώρηση άφιξη ευχαριστώ σχολείο αγορά παράθυρο πάντα μικρό μεγάλο καλοκαίρι"),
    "zh": ("zh", "今天 明天 房子 街道 发票 车票 会议 消息 设置 时间 很多 新的 账户 车站 出发 到达 谢谢 学校 市场 窗户 总是 小 大 夏天 我们 可以 "
           "没有 问题 工作 朋友 手机 天气 城市 地图 商品 订单 付款 合计"),
    "ja": ("ja", "今日 明日 家 通り 領収書 切符 会議 メッセージ 設定 時間 たくさん 新しい アカウント 駅 出発 到着 ありがとう 学校 市場 窓 いつも "
           "小さい 大きい 夏 です ます から まで の に は を お知らせ 注文 合計 電車 天気 カメラ"),
    "ko": ("ko", "오늘 내일 집 거리 영수증 승차권 회의 메시지 설정 시간 많이 새로운 계정 역 출발 도착 감사합니다 학교 시장 창문 항상 작은 큰 여름 "
           "주문 합계 날씨 친구 사진 지도 알림"),
    "ar": ("arab", "و في من إلى مع بيت شارع فاتورة تذكرة اليوم غدا اجتماع رسالة الإعدادات وقت كثير جديد حساب محطة مغادرة وصول شكرا مدرسة "
           "سوق نافذة دائما صغير كبير الصيف الطقس المجموع"),
    "fa": ("arab", "و در از به با خانه خیابان فاکتور بلیت امروز فردا جلسه پیام تنظیمات زمان بسیار جدید حساب ایستگاه حرکت رسیدن سپاس مدرسه "
           "بازار پنجره همیشه کوچک بزرگ تابستان"),
    "he": ("hebr", "של על עם בית רחוב חשבונית כרטיס היום מחר פגישה הודעה הגדרות זמן הרבה חדש חשבון תחנה יציאה הגעה תודה בית ספר שוק חלון "
           "תמיד קטן גדול קיץ"),
    "hi": ("deva", "और में के लिए से घर सड़क बिल टिकट आज कल बैठक संदेश सेटिंग समय बहुत नया खाता स्टेशन प्रस्थान आगमन धन्यवाद विद्यालय बाज़ार "
           "खिड़की हमेशा छोटा बड़ा गर्मी"),
    "th": ("thai", "วันนี้ พรุ่งนี้ บ้าน ถนน ใบเสร็จ ตั๋ว ประชุม ข้อความ ตั้งค่า เวลา มาก ใหม่ บัญชี สถานี ออก ถึง ขอบคุณ โรงเรียน ตลาด หน้าต่าง "
           "เสมอ เล็ก ใหญ่"),
}

# Shares lean to Latin, as libraries do, yet every script appears often enough to be learned.
_SHARES = [("en", 34), ("de", 7), ("fr", 6), ("es", 6), ("it", 3), ("pt", 4), ("nl", 3), ("pl", 3), ("cs", 1.5), ("tr", 2.5),
           ("sv", 1.5), ("fi", 1.5), ("id", 2), ("vi", 1.5), ("ru", 5), ("uk", 2), ("bg", 0.7), ("el", 2.2), ("zh", 5), ("ja", 4.5),
           ("ko", 2.5), ("ar", 2.5), ("fa", 0.7), ("he", 1.5), ("hi", 2), ("th", 1)]
_RTL = ("ar", "fa", "he")
_UNSPACED = ("zh", "ja", "th")

FIRST = ("Anna Ben Chloe David Elif Farid Grace Hugo Ines Jonas Kofi Lena Maria Noah Olga Petra Quinn Rosa Sam Tariq Uma Victor "
         "Wen Yuki Zoe Marta Leo Ada Priya Omar Lucía Jürgen Björn Siobhan").split()
LAST = ("Adler Baker Costa Dubois Evans Fischer Garcia Hansen Ito Jensen Kowalski Lopez Meyer Novak Okafor Petrov Quist Rossi "
        "Silva Tanaka Ulrich Vega Weber Yilmaz Zhang Moreau Lindqvist Park Singh Haddad").split()
PLACES = ("Ashford Bergen Calder Dornbach Elmstad Fairview Grünau Hollin Iverton Jasmin Kestrel Linden Marlow Norden Oakham "
          "Portell Quarry Rivera Solden Tarn Ulmen Varen Westby Yarrow Zellin Montclair Saint-Rémy Ostrava Lyngen Sevilla").split()
GOODS = ("Milk Bread Eggs Butter Coffee Tea Apples Bananas Rice Pasta Cheese Tomato Onion Water Juice Beer Wine Soap Paper Batteries "
         "Chocolate Yogurt Chicken Salmon Salad Soup Pizza Burger Fries Espresso Latte Croissant Muffin Sandwich Cola Shampoo "
         "Detergent Candles Notebook Pens Cable Bag Socks Oil Salt Sugar Flour Honey Nuts Cereal").split()
DISHES = ("Margherita Carbonara Caesar salad Tom yum Pad thai Ramen Gyoza Tacos Burrito Schnitzel Goulash Risotto Lasagne Steak frites "
          "Moules Paella Tapas Falafel Hummus Kebab Curry Naan Dal Biryani Sushi set Bibimbap Pho Fish & chips Tiramisu Espresso").split(" ")
SHOPS = ("MARKET FOODS BAKERY CAFE GRILL BISTRO PHARMACY HARDWARE BOOKS SUPERMARKET KIOSK MART STORE DELI PIZZERIA NOODLE BAR HOTEL "
         "STATIONERY ELECTRONICS FASHION GARDEN PETROL").split()
CURRENCIES = ("$", "€", "£", "¥", "zł", "kr", "₹", "CHF", "RM", "₽", "R$", "")


def bare(text):
    """Latin text without accents, for faces that lack them (most handwriting faces)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).replace("ł", "l").replace("ı", "i").replace("ß", "ss").replace("đ", "d").replace("ø", "o")


class Tongue:
    """One language as a picture uses it."""

    def __init__(self, dice, code, unaccented=False):
        self._dice = dice
        self.code = code
        self.script, words = LISTS[code]
        self._words = (bare(words) if unaccented and self.script == "latn" else words).split()
        self.rtl = code in _RTL
        self.gap = "" if code in _UNSPACED else " "

    def words(self, n):
        """n random words as one string."""
        pick = self._dice.pick
        return self.gap.join(pick(self._words) for _ in range(n))

    def label(self, most=3):
        """A short label, capitalised where the script has capitals."""
        text = self.words(self._dice.whole(1, most))
        return text[:1].upper() + text[1:]

    def sentence(self, low=4, high=12):
        """One sentence with a closing mark."""
        text = self.words(self._dice.whole(low, high))
        stop = "。" if self.code in ("zh", "ja") else self._dice.pick((".", ".", ".", "?", ",", ""))
        return text[:1].upper() + text[1:] + stop

    def name(self):
        """A person's name, in the language's own script where it is not Latin."""
        if self.script == "latn" or self._dice.chance(0.3):
            return self._dice.pick(FIRST) + (" " + self._dice.pick(LAST) if self._dice.chance(0.6) else "")
        return self.words(self._dice.whole(1, 2))


def tongue(dice, latin=False, scripts=None):
    """A random language; latin=True keeps to Latin script, scripts limits to those with fonts."""
    while True:
        code = dice.weighted(_SHARES)
        script = LISTS[code][0]
        if latin and script != "latn":
            continue
        if scripts is None or script in scripts:
            return Tongue(dice, code)


def price(dice, low=0.5, high=120.0, currency=None):
    """A price string, with comma or point and the currency before, after or left out."""
    value = low + (high - low) * dice.random() ** 2
    text = f"{value:.2f}"
    if dice.chance(0.4):
        text = text.replace(".", ",")
    mark = dice.pick(CURRENCIES) if currency is None else currency
    if not mark:
        return text
    return text + " " + mark if dice.chance(0.4) else mark + text


def date(dice):
    """A date in one of the common notations."""
    d, m, y = dice.whole(1, 28), dice.whole(1, 12), dice.whole(2009, 2027)
    return dice.pick((f"{d:02d}.{m:02d}.{y}", f"{m:02d}/{d:02d}/{y}", f"{y}-{m:02d}-{d:02d}", f"{d:02d}-{m:02d}-{y % 100:02d}",
                      f"{d} " + "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[m - 1] + f" {y}", f"{y}年{m}月{d}日"
                      if dice.chance(0.02) else f"{d:02d}/{m:02d}/{y % 100:02d}"))


def clock(dice):
    """A time of day."""
    h, m = dice.whole(0, 23), dice.whole(0, 59)
    return dice.pick((f"{h:02d}:{m:02d}", f"{h % 12 + 1}:{m:02d}", f"{h:02d}:{m:02d}"))
