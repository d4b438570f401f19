"""The concepts that captions speak of: how each is worded, and of which pictures it is true.

A picture carries tags (its class, what its label implies, the facts it was drawn with). A concept lists wordings, the
tags that make it true and the tags that leave it open; for every other picture it is false. Open pairs are masked.
"""

# Words that carry no meaning of their own: a prompt of these alone must match nothing.
FUNCTION_WORDS = """a an the of in on at to by for from with without and or is are was were be been being it its this that
these those there here my your our his her their some any one two three several many few more most very really quite
just only also as into onto over under up down out off near next beside behind between through during i we you he she
they me us him them which who what where when how s t d ll re ve m showing shows show shown showed taken take took made
has have had do does did not no yes looks look looking like kind type sort thing things something anything stuff item
items photo photos photograph photographs picture pictures image images pic pics snapshot snapshots shot shots view
snap camera taking captured containing contains featuring depicting visible seen see example""".split()

# Adjectives that do not change what a picture is of.
NEUTRAL_WORDS = """good great nice beautiful cute lovely big small large little tiny old new fresh clean dirty blurry
sharp bright dim colorful colourful simple single typical ordinary everyday real plain clear whole full half recent
random favorite favourite weird cool funny-looking interesting high low quality close closeup up-close cropped tilted
rotated upside-down sideways angled modern vintage long short wide narrow red green blue white black grey gray brown
yellow cheap expensive
carrying holding wearing lying sitting standing resting relaxing waiting looking watching displaying displayed presenting presented
listing listed including included depicted printed issued bought purchased sold used given received sent kept stored saved lost forgotten
made done seen found left open closed opened folded unfolded torn worn bent flat round square-ish rectangular straight curved
bold thick thin heavy light dark pale faint soft hard smooth rough warm cold hot wet dry calm quiet busy crowded empty lively peaceful stunning
gorgeous pretty lovely adorable charming happy sad angry sleepy lazy playful active friendly silly amusing comical hilarious humorous
famous popular common rare special unusual strange normal regular standard official personal private public local foreign national international
digital electronic online physical actual original copied duplicate crisp grainy noisy faded crumpled wrinkled damaged broken perfect
frozen fixed static moving fast slow early late daily weekly monthly yearly morning afternoon evening night day today yesterday
back front top bottom left right middle center centre side corner edge above below across around along against beyond within inside outside
first second third last next previous main major minor other another same different various multiple single double pair group set piece part bit
person's someone somebody anyone people's own owner customer user passenger client visitor
now then again always never often sometimes about after before while please find want need get got keep archive sort tag
close-up macro wide-angle overhead aerial indoors outdoors professional amateur bright-coloured huge giant mini""".replace("-", " ").replace("'s", "").split()

_SCREENS = {"screenshot"}
_TEXTY = {"document", "handwriting", "whiteboard", "slide"}

# name: (wordings, true tags, open tags)
CONCEPTS = {
    "screenshot": ("""screenshot; screen capture; screen grab; screencap; screengrab; captured screen; screen shot; screenshot of an app;
        screenshot of a screen; application interface; user interface; app interface with buttons and menus; screen with icons and text;
        digital screen capture; screenshot of a program; screenshot of software; saved screen; display capture; print screen;
        screen capture with ui elements; image of the screen; screenshot of an application; capture of a device screen; screenshotted page; handset display; software interface; gui; app window; on screen interface; mobile or computer screen; computer interface; operating system; screen contents; program interface; phone or laptop screen""",
        {"screenshot"}, {"slide", "counter-screen"}),
    "screenshot-phone": ("""screenshot of a phone screen; phone screenshot; mobile screenshot; screenshot of a mobile phone; smartphone screenshot;
        screen capture of a phone; mobile app screenshot; screenshot of a mobile app; screenshot of an android phone; iphone screenshot;
        screenshot of a smartphone app; phone screen capture; cell phone screenshot; phone display; mobile app interface; app on a phone;
        app screen; phone home screen; lock screen of a phone; settings screen of a phone; screenshot from my phone; screen of a mobile device;
        smartphone display; mobile phone screen grab; screenshot of a tablet; android app; phone app; list in an app; notification on a phone screen""",
        {"screenshot-phone"}, {"screenshot-chat", "ticket-phone", "counter-screen"}),
    "screenshot-desktop": ("""screenshot of a website; screenshot of a computer screen; desktop screenshot; screenshot of a web page; website screenshot;
        screenshot of a computer desktop; web page; website; webpage in a browser; browser window; screenshot of a browser; computer screen capture;
        screen capture of a desktop; laptop screenshot; pc screenshot; application window; dialog window; program window; software window;
        settings window; screenshot of a laptop screen; homepage; internet page; online page; admin console; spreadsheet on a screen;
        code editor; terminal window; email inbox on a computer; dashboard; screen of a computer program; monitor screen capture; web site""",
        {"screenshot-desktop"}, {"screenshot-phone", "screenshot-chat", "counter-screen", "slide"}),
    "screenshot-chat": ("""screenshot of a chat conversation; chat screenshot; screenshot of text messages; chat; conversation in a messaging app;
        messaging app; text messages; text message conversation; group chat; chat bubbles; messenger; instant messages; whatsapp conversation;
        sms messages; screenshot of a conversation; messages on a phone; chat history; message thread; screenshot of a messenger; dm conversation;
        screenshot of whatsapp; screenshot of a group chat; texting; direct messages; speech bubbles of a chat; chat window; chat log; chat app""",
        {"screenshot-chat"}, {"screenshot-phone-real", "screenshot-desktop-real"}),
    "receipt": ("""receipt; paper receipt; photo of a paper receipt; receipt from a store; restaurant bill; store receipt; shop receipt; cash receipt;
        sales receipt; supermarket receipt; grocery receipt; shopping receipt; printed receipt; till receipt; receipts; crumpled receipt; thermal paper receipt;
        bill from a restaurant; sales slip; purchase receipt; bill; bar bill; cafe bill; bill from a shop; payment receipt; payment slip; card slip;
        long receipt; gas station receipt; pharmacy receipt; receipt with prices and total; list of prices with a total; scanned receipt;
        receipt on a table; receipt in a hand; tax receipt; checkout receipt; cash register receipt; expense receipt; taxi receipt; hotel bill;
        itemized bill; paper slip from a shop; dinner bill; coffee shop receipt; purchase slip; voucher from the till; docket; sales docket; guest check;
        total amount paid; cashier receipt; retail receipt; till roll; proof of payment; sales ticket from a shop; proof of purchase slip; supermarket bill; grocery bill; shopping bill; till printout; register tape; receipt paper; price list printed at the till; eatery bill; diner check; invoice from a restaurant; lunch bill; food bill; chit from a shop; fuel receipt; petrol receipt; parking receipt; atm slip; store slip; merchant copy; customer copy; thermal slip; paid bill; transaction receipt; shop bill""",
        {"receipt"}, {"invoice", "receipt-app"}),
    "invoice": ("invoice; bill with an invoice number; business invoice; utility bill; billing statement; invoices; company invoice; tax invoice",
        {"invoice"}, {"receipt", "document"}),
    "document": ("""document; scanned document; photo of a printed page; page of text; printed page; text document; paper document; scan of a document;
        page from a book; book page; printed text; sheet of paper with text; letter; official letter; form; paper form; contract; report; article;
        scanned page; scan of a page; printed document; paperwork; papers; page; text on paper; typed page; typed letter; paragraphs of text; page of a report;
        legal document; official document; photocopy; research paper; scientific paper; newspaper page; newsletter; certificate; a4 page; a4 paper;
        printout; application form; filled in form; scan; text page; document page; written document; black text on white paper; lines of text;
        paper with writing; sheet of printed text; documents; manuscript page of printed text; old printed page; textbook page; pdf page; pdf; memo; statement;
        agreement; printed sheet; typewritten page; typed sheet; written page; essay; printed article; journal article; tax form; bank letter; government letter; cover letter; resume; cv; curriculum vitae; prescription; manual page; instruction sheet; text heavy page; sheet of text; xerox; digitized page; digitised document; scanned paperwork; encyclopedia page; printed matter; administrative document; record; file page; notice; memorandum; terms and conditions; questionnaire; columns of text; scanned paper; scanned letter; book pages; open book page; business letter; leaflet text""",
        {"document"}, {"handwriting", "whiteboard", "slide", "invoice", "counter-text", "document-app", "chart-page", "maybe-document"}),
    "handwriting": ("""handwriting; handwritten note; handwritten notes; handwritten letter; handwritten text; page of handwriting; written by hand;
        note written with a pen; notebook page; shopping list; to do list; sticky note; diary page; hand written page; cursive writing; manuscript;
        scribbled note; pen on paper; homework; journal page""", {"handwriting"}, {"whiteboard", "old-print", "note-app"}),
    "chart": ("""chart; graph; bar chart; line chart; line graph; pie chart; plot; diagram; scatter plot; statistics chart; histogram; flow chart;
        data visualization; infographic; figure with axes; chart with data; bar graph; charts; graphs; diagrams; visualisation of data""",
        {"chart-or-map"}, {"map", "slide", "screenshot", "document", "whiteboard"}),
    "map": ("map; street map; road map; city map; world map; map of a country; maps; atlas page; topographic map; subway map",
        {"map"}, {"chart-or-map", "screenshot", "document"}),
    "slide": ("slide; presentation slide; powerpoint slide; slide of a presentation; lecture slide; slides; slide deck; keynote slide", {"slide"},
        {"document", "screenshot", "chart-or-map", "counter-screen", "counter-text", "meme"}),
    "whiteboard": ("whiteboard; notes on a whiteboard; white board with drawings; whiteboard with writing; blackboard; chalkboard; drawing on a whiteboard; whiteboard in a meeting room; flip chart",
        {"whiteboard"}, {"handwriting"}),
    "sign": ("sign; street sign; shop sign; road sign; traffic sign; billboard; neon sign; signboard; sign with text; store sign; menu board; signs",
        {"counter-sign"}, {"street", "building", "counter-text", "imagenet", "object", "qr-code", "vehicle", "food"}),
    "poster": ("poster; advertisement; flyer; movie poster; brochure; banner; book cover; magazine cover; cover of a book; product package; packaging; box of a product; label on a bottle; greeting card; leaflet; album cover; cd cover",
        {"counter-cover"}, {"counter-text", "counter-sign", "document", "meme", "qr-code", "barcode", "imagenet", "object", "slide", "food", "ticket"}),
    "qr-code": ("""qr code; qr codes; qr; quick response code; square code; code to scan; scannable code; qr code on paper; qr code on a screen;
        qr code on a poster; photo of a qr code; black and white square code; matrix code; two dimensional code; 2d code; scan code;
        qr code sticker; qr code on a sign; pixel code; code with black squares; qr code label; scan me code; qr tag; wifi qr code; payment qr code;
        2d barcode; matrix barcode; square barcode; code made of small squares; qr symbol; qr image; pixelated square; square with dots; scannable square; machine readable code; black and white pixel square; smartphone code; datamatrix like code; barcode square; login qr code; link code; url code; code pattern of dots; printed qr code; checkered code; square pattern of black and white blocks""",
        {"qr-code"}, {"aztec", "maybe-qr-code", "ticket"}),
    "barcode": ("barcode; bar code; product barcode; upc code; ean code; striped code; barcode label; barcodes; linear barcode; lines of a barcode; isbn code; price tag barcode",
        {"barcode"}, {"receipt", "ticket", "qr-code", "counter-cover", "document"}),
    "ticket": ("""ticket; train ticket; rail ticket; railway ticket; printed ticket; paper ticket; tickets; train tickets; transport ticket; travel ticket;
        photo of a train ticket; ticket for a train; ticket for a journey; e-ticket; mobile ticket; public transport ticket; single ticket;
        return ticket; train pass; rail pass; seat reservation; train reservation; ticket with a destination; ticket with a bar code; ticket stub;
        admission ticket; intercity ticket; train travel ticket; railroad ticket; transit ticket; fare ticket; travel pass; ticket for public transport;
        train fare; reservation for a train seat; journey ticket; commuter ticket; rail fare; travel document with a seat; coach ticket; stub of a ticket; railway pass; rail voucher; rail travel card; train booking; rail booking; train journey document; railroad pass; train boarding pass; high speed train ticket; station ticket; platform ticket; ticket from a machine; conductor ticket; train coupon; boarding ticket; seat ticket; printed train ticket; railway reservation; train fare ticket; transport pass; ticket slip; metro or train ticket""",
        {"ticket"}, {"ticket-like"}),
    "boarding-pass": ("boarding pass; plane ticket; flight ticket; airline ticket; airport boarding pass; air ticket; flight boarding card", {"boarding-pass"}, {"ticket", "ticket-like"}),
    "event-ticket": ("concert ticket; cinema ticket; movie ticket; event ticket; theater ticket; festival ticket; museum ticket; theatre ticket; show ticket", {"event-ticket"}, {"ticket", "ticket-like"}),
    "bus-ticket": ("bus ticket; tram ticket; metro ticket; subway ticket; ferry ticket; parking ticket", {"bus-ticket"}, {"ticket", "ticket-like", "receipt"}),
    "meme": ("""meme; internet meme; funny meme; meme with text; picture with a caption; funny picture with text; image macro; memes; funny picture with a caption;
        photo with text over it; joke picture; caption over a picture; meme with white text; image with a funny caption; humorous image with text;
        picture with a joke; viral meme; meme template; reaction image with a caption; top text and bottom text; funny image with words; dank meme;
        text over a photo; comic with a joke; big white letters on a picture; joke with a picture; captioned picture; captioned photo; humorous meme;
        social media meme; internet joke; joke with text; humour picture; humorous photo with words; funny post; comedy image with text; funny lettering on a picture; picture with words written on it; joke caption; sarcastic caption; text joke; internet humor; internet humour; lol picture; funny text over an image; overlaid text; bold white text over a picture; comedic image; funny slogan on an image; gag with a caption; punchline on a picture; meme format; two panel joke; silly picture with words; funny captioned image; reaction meme; macro image; picture with impact font; funny internet picture""",
        {"meme"}, {"counter-quote", "counter-captioned", "meme-app"}),
    "nature": ("""nature; natural landscape; landscape; scenery; scenic view; nature photo; outdoor scenery; wilderness; natural scenery; countryside;
        beautiful landscape; landscape photo; view of nature; outdoors in nature; wild nature; scenic landscape; rural landscape; national park; the great outdoors;
        natural environment; panorama of nature; view of the countryside; hiking view; scenic outdoors; untouched nature; vista; natural world; hills and fields; travel landscape; natural beauty; nature scene; natural scene; outdoors; open country; great outdoors view; wild landscape; picturesque view; mother nature; national forest and mountains; nature walk; natural setting; idyllic landscape; trekking view; natural vista; highlands; moorland; prairie; farmland view""",
        {"nature"}, {"animal-wild", "outdoor-open", "imagenet-animal"}),
    "mountain": ("""mountains; mountain; landscape photo of mountains; mountain landscape; snowy mountains; mountain range; mountain peak; rocky mountain; alps; hills;
        glacier; cliffs; valley; canyon; hill; summit; rocks; cliff; rocky landscape; snow covered peaks; mountain view; volcano; desert; dunes; snow; ice""",
        {"land"}, {"nature", "animal-wild", "outdoor-open", "imagenet-animal"}),
    "forest": ("""forest; photo of a forest; woods; trees; woodland; trees in a forest; tree; forest path; jungle; pine trees; green forest; leaves; plants;
        park with trees; rainforest; bushes; autumn trees; tall trees; trail in the woods; grove; foliage; branches; green plants""",
        {"forest", "plant"}, {"nature", "animal-wild", "outdoor-open", "imagenet-animal", "building", "street"}),
    "water": ("""sunset over water; sea; ocean; lake; beach; water; sunset; sunrise; river; waterfall; waves; coast; shore; seaside; seascape; ocean waves;
        sunset at the beach; sunset over the sea; lake with mountains; sandy beach; sky; clouds; sky with clouds; evening sky; sunset sky; horizon;
        sun going down; dusk; dawn; shoreline; blue sky; bay; stream; sundown; sun setting; island; reflection in a lake; pond; rainbow; golden hour""",
        {"sea"}, {"nature", "animal-wild", "outdoor-open", "imagenet-animal", "vehicle", "building", "street", "people"}),
    "plant": ("flower; flowers; blossom; plant; garden flower; wildflowers; rose; sunflower; tulip; daisy; cactus; petals; leaf; mushroom; grass; moss; meadow; garden; flowering plant; bloom; fern",
        {"plant"}, {"nature", "animal-wild", "outdoor-open", "imagenet-animal", "food", "indoor", "imagenet"}),
    "pet": ("""pet; close-up of a pet; pets; pet animal; photo of a pet; house pet; furry pet; domestic animal; furry friend; pet at home; cat or dog; dog or cat;
        companion animal; furry companion; four legged friend; household pet; pet portrait; cats and dogs; family pet; furry animal at home; pet on a sofa; pet playing; fluffy pet; beloved pet; animal companion; household animal; domesticated animal; fur baby; four legged companion; tame animal; small furry animal; pet resting; pet sleeping; puppy or kitten; kitten or puppy; fluffy animal; pet outdoors; pet photo; animal friend""",
        {"dog", "cat"}, {"small-pet", "maybe-pet"}),
    "dog": ("""dog; photo of a dog; puppy; dogs; puppies; doggy; dog playing; dog running; dog on grass; hound; canine; dog breed; small dog; big dog; cute dog;
        dog portrait; dog in the park; sleeping dog; dog on a sofa; pup; terrier; retriever; shepherd dog; poodle; spaniel; bulldog; labrador; husky; doggo; pooch; mutt;
        dog with a leash; dog playing with a ball; golden retriever puppy; dog on a walk; face of a dog""", {"dog"}, {"maybe-pet", "wild-canine"}),
    "cat": ("""cat; photo of a cat playing; kitten; cats; kittens; kitty; cat playing; sleeping cat; cat on a sofa; feline; house cat; tabby cat; persian cat;
        siamese cat; cute cat; black cat; cat face; cat lying on a bed; cat portrait; domestic cat; tomcat; tabby; pussycat; cat curled up; whiskers of a cat; playful kitten""", {"cat"}, {"maybe-pet", "wild-cat"}),
    "animal": ("animal; animals; creature; mammal; wildlife; living animal", {"animal"}, {"maybe-pet", "imagenet", "food", "object", "people"}),
    "wild": ("wild animal; wildlife; animal in the wild; zoo animal; wild animals; safari animal", {"wild"}, {"small-pet", "maybe-pet", "animal", "imagenet"}),
    "bird": ("bird; birds; parrot; owl; eagle; duck; small bird; bird on a branch; gull; chicken; rooster; songbird; falcon", {"bird"}, {"maybe-pet", "animal-wild"}),
    "insect": ("insect; butterfly; bee; beetle; bug; spider; ant; fly; dragonfly; insects; crab; snail", {"insect"}, {"maybe-pet", "animal-wild", "plant"}),
    "reptile": ("reptile; snake; lizard; turtle; frog; crocodile; tortoise; salamander; gecko", {"reptile"}, {"maybe-pet", "animal-wild"}),
    "fish": ("fish; shark; fishes; goldfish; whale; underwater animal; jellyfish; seal; dolphin; aquarium", {"fish"}, {"maybe-pet", "animal-wild", "food"}),
    "farm": ("horse; cow; sheep; pig; goat; elephant; bear; monkey; lion; tiger; zebra; deer; fox; wolf; rabbit; squirrel; mouse; camel; kangaroo; giraffe; ape", {"big-wild"}, {"animal-wild", "animal", "imagenet", "maybe-pet"}),
    "person": ("""person; people; man; woman; portrait of a person; face; portrait; child; family; group of people; friends; selfie; boy; girl; baby; athlete;
        person smiling; human face; family photo; crowd; people at a party; children playing; wedding; human; celebrity; player; couple; kids; portrait of a woman; portrait of a man; smiling man""",
        {"people"}, {"imagenet", "object", "street", "building", "vehicle", "meme", "food", "indoor", "counter", "nature", "animal-wild", "dog", "cat", "poster"}),
    "food": ("""food; meal; plate of food; dish; dinner; lunch; dessert; cake; breakfast; soup; salad; meat; fruit; vegetables; pizza; bread; pie; sandwich; restaurant meal; food on a plate;
        cooked meal; snack; tasty food; home cooking; pasta; noodles; rice; drink; coffee; cookies; stew; burger; sushi; ice cream; cheese; something to eat; delicious food""", {"food"},
        {"imagenet-food-like", "plant", "counter-cover", "indoor", "object"}),
    "building": ("building; house; architecture; tower; skyscraper; church; castle; facade of a building; buildings; houses; office building; apartment building; temple; palace; bridge; old building; home exterior", {"building"},
        {"street", "counter-sign", "imagenet", "nature", "vehicle"}),
    "street": ("street; city street; road; city; town; street scene; urban street; sidewalk; traffic; downtown; cityscape; street with shops; avenue; alley; urban scene", {"street"}, {"building", "vehicle", "counter-sign", "imagenet", "people", "nature"}),
    "vehicle": ("vehicle; car; truck; bus; motorcycle; train; boat; bicycle; airplane; ship; cars; motorbike; plane; bike; van; lorry; locomotive; sports car; parked car; helicopter; railway train; train at a station; scooter; tractor", {"vehicle"},
        {"street", "imagenet", "building", "people", "sea"}),
    "indoor": ("room; living room; kitchen; furniture; indoor scene; bedroom; office; chair; table; sofa; bathroom; interior of a room; interior; lamp; bed; desk; shelf; couch; inside of a house; appliance; refrigerator; washing machine; bookshelf", {"indoor"},
        {"imagenet", "object", "people", "food", "pet-cat", "pet-dog", "counter-screen", "counter"}),
    "object": ("object; household object; tool; gadget; device; toy; bottle; cup; clothes; shoe; bag; instrument; guitar; ball; watch; clock; phone; computer; keyboard; camera lens; hat; toys; tools; laptop on a desk; smartphone on a table; hand holding a phone; jewelry; piano; knife; furniture item",
        {"object"}, {"imagenet", "indoor", "people", "food", "vehicle", "counter", "counter-screen", "qr-code", "barcode", "meme", "document", "whiteboard"}),
    "screen-photo": ("photo of a computer monitor; photo of a screen; television; monitor on a desk; laptop computer; tv screen in a room; photo of a laptop; computer on a table", {"counter-screen"}, {"screenshot", "indoor", "object", "imagenet", "slide", "meme"}),
    "pattern": ("pattern; texture; fabric; stripes; checked pattern; wall; wallpaper pattern; carpet; tiles; chess board; crossword puzzle; grid; mosaic; bricks", {"counter-pattern"}, {"object", "imagenet", "indoor", "building", "counter", "qr-code"}),
    "art": ("painting; drawing; cartoon; abstract art; sketch; illustration; artwork; comic; logo; icon; poster art; graphic", {"counter-graphic"}, {"counter", "meme", "imagenet", "chart-or-map", "handwriting", "whiteboard", "screenshot", "slide", "counter-cover"}),
    "card": ("identity card; id card; business card; credit card; driving licence; passport; loyalty card; membership card", {"card"}, {"document", "ticket", "screenshot", "receipt", "counter-cover"}),
}

# Subjects that nothing in the data shows: false of every picture, so that a known word can carry "none of these".
# (Words that stay outside the vocabulary need no such lesson.)
TEMPLATES = """{}; {}; {}; a {}; a photo of a {}; a photo of a {}; a photo of {}; photo of a {}; a picture of a {}; picture of {}; an image of a {}; image of a {};
a snapshot of a {}; a close-up of a {}; the {}; this is a {}; there is a {} in the picture; my {}; some {}; a photo of the {}; a photo showing a {};
a photo of my {}; a photo of one {}; a {adj} {}; a photo of a {adj} {}; {adj} {}; a {adj} photo of a {}; a {adj} picture of a {}; a shot of a {}; an image showing {};
a photograph of a {}; a photograph of {}; a view of a {}; a pic of a {}; close up of a {}; a good photo of a {}; a blurry photo of a {}; a phone photo of a {};
a {} in the picture; picture showing a {}; image containing a {}; looks like a {}; it is a {}""".replace("\n", " ").split(";")
TEMPLATES = [t.strip() for t in TEMPLATES]


def wordingsOf(name):
    return [" ".join(w.split()) for w in CONCEPTS[name][0].split(";") if w.strip()]


# --- tags -----------------------------------------------------------------------------------------------------------
# Index ranges of the 1,000 ImageNet classes (order of the teacher's label file without its first line).
def imagenetTags(index):
    tags = set()
    if index <= 397:
        tags |= {"animal"}
        if 151 <= index <= 268:
            tags |= {"dog"}
        elif 281 <= index <= 285:
            tags |= {"cat"}
        else:
            tags |= {"imagenet-animal"}
            if index in (1, 88, 89, 330, 331, 332, 333, 338, 87, 90, 273) or 40 <= index <= 47:
                tags |= {"small-pet"}
            else:
                tags |= {"wild"}
            if 269 <= index <= 280:
                tags |= {"wild-canine", "big-wild"}
            elif 286 <= index <= 293:
                tags |= {"wild-cat", "big-wild"}
            elif index >= 294 and not (300 <= index <= 329 or 389 <= index <= 397):
                tags |= {"big-wild"}
            if 7 <= index <= 24 or 80 <= index <= 100 or 127 <= index <= 146:
                tags |= {"bird"}
            elif 300 <= index <= 326 or 69 <= index <= 79 or 110 <= index <= 126:
                tags |= {"insect"}
            elif 25 <= index <= 68:
                tags |= {"reptile"}
            elif index <= 6 or 389 <= index <= 397 or 147 <= index <= 150 or 107 <= index <= 109:
                tags |= {"fish"}
    elif 923 <= index <= 969:
        tags |= {"food"} if index not in (939, 940, 941, 942, 943, 944, 945, 946, 947) else {"food", "plant-food"}
        if index in (921, 922):
            tags = {"texty"}
    elif index in (970, 972, 973, 974, 975, 976, 977, 978, 979, 980):
        tags |= {"nature"} | ({"land"} if index in (970, 972, 979, 980, 974) else {"sea"})
    elif index in (981, 982, 983):
        tags |= {"people"}
    elif index in (984, 985, 986, 989) or 991 <= index <= 997:
        tags |= {"nature", "plant"}
    elif index in (987, 988, 990, 998):
        tags |= {"outdoor-open", "food-open"}
    else:
        tags |= {"object-label"}
    return tags


VEHICLES = {403, 404, 405, 407, 408, 436, 444, 450, 468, 472, 510, 511, 547, 554, 555, 569, 573, 576, 581, 586, 595, 603, 609, 612,
            625, 627, 628, 654, 656, 660, 661, 665, 670, 671, 675, 705, 717, 724, 734, 751, 757, 779, 780, 802, 803, 812, 814, 817, 820,
            829, 833, 847, 856, 864, 866, 867, 870, 871, 874, 880, 895, 913, 914}
# Labels whose pictures hold text, a screen or a printed thing: nothing is claimed about clutter for these.
TEXTY_LABELS = {916, 917, 918, 919, 921, 922, 549, 692, 681, 620, 782, 664, 851, 527, 487, 590, 605, 713, 742, 446, 454, 624, 688, 711, 916, 781, 528, 508, 878, 707, 761, 509, 605, 810, 848, 719, 753}
OUTDOOR_LABELS = {449, 483, 497, 498, 525, 536, 538, 576, 580, 625, 634, 660, 668, 698, 716, 718, 724, 821, 825, 829, 839, 853, 858, 863, 888, 900, 437, 449, 460, 484, 571, 616, 645, 649, 682, 704, 730, 833, 913, 914, 562, 406, 410, 489, 912, 970, 971, 795, 802, 801, 701, 417, 554, 575, 672, 795, 537, 565, 586}
