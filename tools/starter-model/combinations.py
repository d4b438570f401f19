"""Further wordings of the eight starter subjects: modifiers times heads, so that the text encoder learns which word leads.

"cash register printout" is a receipt although a printout is a document; "meal" leads to food, "check for a meal" does not.
"""
from itertools import product


def words(text):
    return [" ".join(w.split()) for w in text.split(",")]


SHOPS = words("shop, store, supermarket, grocery, restaurant, cafe, bar, pub, diner, bakery, pharmacy, petrol station, gas station, cash register, till, checkout, taxi, hotel, parking, market, fast food, coffee shop, retail, purchase, sales, payment, takeaway, canteen, hardware store, bookshop, clothes shop, kiosk, mall, eatery, cashier")
DEVICES = words("phone, mobile, smartphone, cell phone, mobile phone, handset, tablet, android, iphone, ios, handheld, touchscreen")
COMPUTERS = words("computer, laptop, desktop, pc, website, web page, webpage, internet, browser, software, program, application, windows, mac, online, web, monitor, internet page, web browser, site, operating system, programme")
CHATS = words("chat, messenger, messaging, whatsapp, text message, sms, conversation, group chat, telegram, dm, instant message, texting, message, signal, email thread")
CAPTURES = words("screenshot, screen grab, screen capture, screencap, screen shot, screengrab, capture, display, screen, interface, print screen, screen dump, screen image, screen picture, screen snapshot, screen contents")

COMBINATIONS = {
    "receipt": [(SHOPS, words("receipt, bill, slip, printout, paper slip, sales slip, paper receipt, receipts, bill of sale, proof of purchase, check, invoice slip, sales ticket, docket, tab, print out, chit, purchase record, payment record, paper strip")),
                (words("proof of purchase from a, proof of payment from a, bill from a, slip from a, printout from a, receipt from the, slip of paper from a, check from a, paper from a, tab from a, strip of paper from a"), SHOPS),
                (words("check for, bill for, bill after, receipt for, receipt after, check after, slip for, tab for, itemised bill for, invoice for"), words("a meal, dinner, lunch, a dinner at a restaurant, food and drinks, groceries, shopping, a purchase, petrol, coffee, a taxi ride, a hotel, drinks, the shopping, breakfast, goods, a meal out")),
                (words("list of, slip with, paper listing, printed list of, slip showing, strip listing"), words("groceries and prices, purchases and a total, items bought with prices, purchased items, prices and the total, goods and the amount paid, items and their cost, products and prices"))],
    "screenshot-phone": [(DEVICES, CAPTURES), (words("screenshot of a, screen of a, display of a, capture of a, grab of a, contents of a, what is on a, screen grab of a, image of a, frame from a"), [d + t for d in DEVICES for t in (" screen", " display", " app", " interface")]),
                         (words("phone, mobile, smartphone, handset"), words("app screen, home screen, app interface, lock screen, settings page, menu, user interface, app list, notification screen"))],
    "screenshot-desktop": [(COMPUTERS, CAPTURES), (words("screenshot of a, capture of a, screen grab of a, grab of a, saved image of a, captured, view of a, contents of a, frame of a, snapshot of a"), [d + t for d in COMPUTERS for t in ("", " window", " page", " screen")])],
    "screenshot-chat": [(CHATS, [*CAPTURES, *words("window, app, thread, exchange, bubbles, log, dialogue, history, conversation")]),
                        (words("screenshot of a, capture of a, exchange in a, dialogue in a, messages in a, exchange of messages in a, conversation in a, screen grab of a, back and forth in a"), [c + t for c in CHATS for t in (" app", " window", " thread", " conversation")])],
    "screenshot": [(words("screenshot, screen grab, screen capture, grab, captured image, frozen image, saved picture, still, capture, frame"), words("of an app, of an interface, of a program, of a device, of a user interface, of an application, of software, of a display, of what a screen showed, of a digital screen, of a gui"))],
    "document": [(words("typed, printed, scanned, photocopied, official, legal, typewritten, paper, written, digitised, digitized, business, text, copied, signed, formal, office, dense, closely printed, academic, photographed"),
                  words("page, sheet, letter, document, paper, form, report, contract, article, text, paperwork, pages, leaf, memo, correspondence, copy, statement, certificate, record, file, piece of paper, writing")),
                 (words("sheet of, page of, piece of, leaf of, side of, scan of, photo of, copy of"), words("typed text, printed text, paperwork, writing in print, a printed book, a book page, a letter, a form, a contract, an office letter, official correspondence, an article, printed paper, a report, typed writing, a newspaper, a typed letter, paper with text"))],
    "nature": [(words("scenic, natural, rural, wild, alpine, coastal, green, outdoor, beautiful, picturesque, mountain, forest, lakeside, unspoilt, peaceful, rugged, open"),
                words("landscape, view, scenery, outdoors, countryside, wilderness, panorama, vista, scene, nature, terrain, environment, place outdoors"))],
    "mountain": [(words("rocky, snowy, high, distant, rugged, alpine, steep, misty, green"), words("mountains, peaks, hills, cliffs, valleys, ridges, mountain range, summits, slopes, mountain valley, peaks and valleys, hills and valleys, crags"))],
    "forest": [(words("dense, green, autumn, misty, tropical, quiet, wild, dark, leafy, tall"), words("forest, woods, woodland, trees, jungle, pines, foliage, undergrowth, grove, treetops, forest trail, wood")),
               (words("woodland, forest, tree"), words("scenery, landscape, path, trail, canopy, scene, view, trunks"))],
    "water": [(words("calm, stormy, blue, clear, still, wide, tropical, quiet, glassy"), words("lake, sea, ocean, river, bay, water, waves, beach, shore, stream, coastline, pond")),
              (words("lake, sea, beach, river, ocean, coast, water"), words("at dusk, at dawn, at sunset, at sunrise, in the evening, at sundown, under a blue sky, at golden hour, at twilight"))],
    "pet": [(words("furry, fluffy, household, domestic, family, cuddly, four legged, loyal, hairy, tame, someone s, beloved, indoor, little"), words("companion, animal, friend, pet, buddy, housemate, creature at home, animal companion, pets, animals, pal")),
            (words("house animal, household animal, domestic animal, tame animal, animal, house pet"), words("with fur, at home, in the house, on a couch, with whiskers, with a collar, on a leash"))],
    "dog": [(words("playful, running, sleeping, small, furry, barking, brown, sitting, loyal, wet, somebody s, resting, friendly, jumping"), words("dog, puppy, doggy, hound, pup, pooch, terrier, spaniel, retriever, canine, doggie, mutt")), (words("dog, puppy, hound, pup"), words("outdoors, on the grass, at home, on a sofa, in the garden, resting, asleep, on a leash, or cat, or kitten"))],
    "cat": [(words("playful, domestic, sleeping, furry, house, striped, orange, resting, curious, fluffy, lazy, somebody s, grey, ginger"), words("cat, kitten, kitty, feline, tabby, tomcat, cats, kittens, pussycat")), (words("cat, kitten, feline, kitty"), words("at home, resting, on a couch, asleep, on the bed, in a window, with whiskers, outdoors, or dog, or puppy"))],
    "meme": [(words("joke, funny, humorous, comical, internet, viral, silly, comic, amusing, hilarious, witty, sarcastic, humor, humour, comedy"), words("picture with text, image with a caption, photo with words, image with bold lettering, picture with lettering, image macro, picture carrying a caption, photo with writing across it, image with top and bottom text, picture with words above and below, post with text, captioned image, picture with big letters, image with a slogan, caption on a photo, text over a photo, image with overlaid text, meme, joke image")),
             (words("joke, gag, humor, humour, punchline, internet joke, comedy, wit, wisecrack"), words("with text over a photo, written on a picture, in bold letters on an image, with words above and below, with a caption, as a captioned picture, with writing across a photo, over an image, from the internet with text"))],
    "qr-code": [(words("scannable, square, printed, two dimensional, 2d, black and white, matrix, pixelated, phone, smartphone, quick response, machine readable, payment, wifi, link, pixel"), words("code, qr code, barcode, symbol, matrix code, square, qr symbol, pattern of squares, code symbol, square of dots, block code, code square, qr image")),
                (words("code for, square for, symbol for, matrix for, square code for, barcode for"), words("a phone to scan, scanning with a phone, a camera to scan, your phone, phones to read, scanning, smartphone scanning, a mobile to scan"))],
    "ticket": [(words("train, rail, railway, railroad, intercity, travel, commuter, transit, journey, high speed train, station, first class rail, express train, passenger train, public transport, transport"), words("ticket, pass, fare ticket, reservation, booking, voucher, coupon, travel ticket, slip, ticket stub, tickets, travel pass, fare, seat reservation, journey ticket, travel document, permit to travel, paper ticket, e-ticket, fare slip, travel slip")),
               (words("ticket for, slip for, pass for, fare for, reservation for, booking for, voucher for"), words("a train, a rail journey, the railway, a train journey, a train ride, a trip by train, travel by rail, rail travel, a seat on a train, the next train, a passenger on a train")),
               (words("ticket bought at, ticket from, ticket sold at, ticket printed at"), words("the station, a train station, the railway, a ticket machine, the platform, the ticket office, a railway station"))],
}


def combinationsOf(name):
    return [" ".join(pair) for heads, tails in COMBINATIONS.get(name, ()) for pair in product(heads, tails)]
