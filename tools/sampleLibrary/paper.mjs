/** What people photograph on a table: receipts, letters, a ticket, a code. HTML for one picture each. */
import { createDice } from './noise.mjs';
import { makeQrCode } from './qrCode.mjs';

/** A lit surface with a texture of its own. @param {{ seed: number, colour: string, grain: string, light?: number }} table */
function surface({ seed, colour, grain, light = 1 }) {
  return `<svg class="table" xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">
    <filter id="grain"><feTurbulence type="fractalNoise" baseFrequency="${grain}" numOctaves="5" seed="${seed}"/>
      <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  .9 .5 0 0 -.45"/></filter>
    <radialGradient id="lamp" cx=".35" cy=".25" r="1"><stop offset="0" stop-color="#fff" stop-opacity="${0.32 * light}"/>
      <stop offset=".6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".4"/></radialGradient>
    <rect width="100%" height="100%" fill="${colour}"/><rect width="100%" height="100%" filter="url(#grain)" opacity=".55"/>
    <rect width="100%" height="100%" fill="url(#lamp)"/></svg>`;
}

/** Creases and unevenness over a sheet. @param {number} seed */
function creases(seed) {
  return `<svg class="creases" xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">
    <filter id="paper" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".006 .004" numOctaves="4" seed="${seed}"/>
    <feDiffuseLighting lighting-color="#fff" surfaceScale="14"><feDistantLight azimuth="225" elevation="62"/></feDiffuseLighting></filter>
    <rect width="100%" height="100%" filter="url(#paper)"/></svg>`;
}

const STYLE = `<style>
  body { margin: 0; overflow: hidden; width: 100vw; height: 100vh; position: relative; color: #23221f; }
  .table { position: absolute; inset: 0; }
  .sheet { position: absolute; background: #fbfaf5; box-shadow: 3px 6px 18px rgb(0 0 0 / .45); overflow: hidden; box-sizing: border-box; }
  .creases { position: absolute; inset: 0; mix-blend-mode: multiply; opacity: .55; }
  .mono { font: 19px/1.38 'DejaVu Sans Mono', monospace; white-space: pre; }
  .line { display: flex; justify-content: space-between; gap: 12px; }
  .big { font-size: 26px; font-weight: 700; }
  .mid { text-align: center; }
  hr { border: 0; border-top: 2px dashed #555; margin: 10px 0; }
</style>`;

/** Bars of every width, as on goods. @param {number} seed @param {number} width @param {number} height */
function barcode(seed, width, height) {
  const dice = createDice(seed);
  let bars = '';
  for (let x = 0; x < width;) {
    const bar = 2 + Math.floor(dice() * 3) * 2;
    bars += `<rect x="${x}" width="${bar}" height="${height}"/>`;
    x += bar + 2 + Math.floor(dice() * 3) * 2;
  }
  return `<svg width="${width}" height="${height}" fill="#1d1c1a">${bars}</svg>`;
}

/** @param {number} value */
function money(value) {
  return value.toFixed(2);
}

/**
 * @typedef {{ shop: string, place: string, when: string, items: ReadonlyArray<readonly [string, number]>, tilt: number, seed: number, table: { colour: string, grain: string }, thanks: string }} Receipt
 * @param {Receipt} receipt
 */
export function receipt({ shop, place, when, items, tilt, seed, table, thanks }) {
  const total = items.reduce((sum, [, price]) => sum + price, 0);
  const lines = items
    .map(([name, price]) => `<div class="line"><span>${name}</span><span>${money(price)}</span></div>`)
    .join('');
  return `${STYLE}${surface({ seed, ...table })}
    <div class="sheet mono" style="width: 430px; left: 50%; top: 50%; padding: 34px 30px; transform: translate(-50%, -50%) rotate(${tilt}deg)">
      <div class="mid big">${shop}</div><div class="mid">${place}</div><div class="mid">Tel 555 0${seed} 418</div><hr>
      <div class="line"><span>${when}</span><span>#${1000 + seed * 37}</span></div><hr>${lines}<hr>
      <div class="line big"><span>TOTAL</span><span>${money(total)}</span></div>
      <div class="line"><span>incl. VAT 19%</span><span>${money(total - total / 1.19)}</span></div>
      <div class="line"><span>CARD</span><span>${money(total)}</span></div>
      <div class="line"><span>**** **** **** 4417</span><span>OK</span></div><hr>
      <div class="mid">${thanks}</div><div class="mid" style="margin-top: 14px">${barcode(seed, 300, 56)}</div>
      ${creases(seed)}</div>`;
}

const WORDS =
  'the of and to a in is that for it as was with be by on not this are or from at which but have an they you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through back years where much your way well down should because each just those people'.split(
    ' ',
  );

/** @param {() => number} dice @param {number} words */
function sentence(dice, words) {
  const text = Array.from({ length: words }, () => WORDS[Math.floor(dice() * WORDS.length)] ?? '').join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** @param {{ seed: number, title: string, tilt: number, hasTable: boolean, table: { colour: string, grain: string } }} page */
export function letter({ seed, title, tilt, hasTable, table }) {
  const dice = createDice(seed);
  const paragraph = () =>
    `<p>${Array.from({ length: 3 + Math.floor(dice() * 3) }, () => sentence(dice, 9 + Math.floor(dice() * 9))).join(' ')}</p>`;
  const row = (/** @type {number} */ index) =>
    `<tr><td>${String(index + 1)}</td><td>${sentence(dice, 4)}</td><td>${(dice() * 900).toFixed(2)}</td><td>${(dice() * 90).toFixed(1)} %</td></tr>`;
  return `${STYLE}<style>.page { font: 15.5px/1.5 'DejaVu Serif', serif; padding: 70px 76px; } h1 { font-size: 25px; } p { text-align: justify; margin: 0 0 13px; }
    table { width: 100%; border-collapse: collapse; font-size: 14px; } td { border: 1px solid #666; padding: 5px 8px; }</style>${surface({ seed, ...table })}
    <div class="sheet page" style="width: 800px; height: 1110px; left: 50%; top: 50%; transform: translate(-50%, -50%) rotate(${tilt}deg)">
      <div style="float: right; text-align: right">12 Mill Lane<br>Northfield<br>4 March</div><div>Harrow &amp; Stone<br>Surveyors</div>
      <h1 style="clear: both; margin-top: 44px">${title}</h1>${paragraph()}${paragraph()}
      ${hasTable ? `<table>${Array.from({ length: 9 }, (_, index) => row(index)).join('')}</table><p></p>` : `${paragraph()}${paragraph()}`}
      ${paragraph()}<p style="margin-top: 34px">Yours sincerely,</p><svg width="190" height="60"><path d="M5 40c20-50 34-30 26 0s20-30 30-20 0 26 12 18 20-30 30-14 6 20 22 4 30-10 55-12" fill="none" stroke="#27407e" stroke-width="2.5"/></svg>
      ${creases(seed + 3)}</div>`;
}

/** @param {string} text @param {number} module side of one, pixels */
function codeSvg(text, module) {
  const rows = makeQrCode(text);
  const size = (rows.length + 8) * module;
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark ? [`M${(x + 4) * module} ${(y + 4) * module}h${module}v${module}h-${module}z`] : [],
    ),
  );
  return `<svg width="${size}" height="${size}" style="background: #fff"><path d="${dark.join('')}"/></svg>`;
}

/** A card with a code that says `text`. @param {{ text: string, seed: number }} card */
export function codeCard({ text, seed }) {
  return `${STYLE}${surface({ seed, colour: '#7b6a58', grain: '.004 .06' })}
    <div class="sheet" style="width: 640px; padding: 30px; left: 50%; top: 50%; transform: translate(-50%, -50%) rotate(-1.5deg); text-align: center; font: 600 34px 'DejaVu Sans', sans-serif">
      ${codeSvg(text, 19)}<div style="padding: 6px 0 8px">Scan me</div></div>`;
}

/** @param {string} name @param {string} value */
function field(name, value) {
  return `<div><div style="font-size: 13px; color: #5a5648">${name}</div><div style="font-size: 23px; font-weight: 700">${value}</div></div>`;
}

/** @param {{ seed: number, from: string, to: string, date: string, table: { colour: string, grain: string } }} trip */
export function trainTicket({ seed, from, to, date, table }) {
  return `${STYLE}${surface({ seed, ...table })}
    <div class="sheet" style="width: 1010px; height: 430px; left: 50%; top: 50%; transform: translate(-50%, -50%) rotate(3deg); background: #f4ecd0; border-radius: 12px; font-family: 'DejaVu Sans', sans-serif">
      <div style="display: flex; justify-content: space-between; background: #c8501e; color: #fff; padding: 15px 28px; font-weight: 700; font-size: 26px"><span>NORTHERN LINES</span><span>TRAIN TICKET</span></div>
      <div style="position: absolute; inset: 62px 0 0; background: repeating-linear-gradient(115deg, transparent 0 9px, rgb(200 80 30 / .09) 9px 11px)"></div>
      <div style="position: relative; display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 20px 26px; padding: 24px 28px; width: 700px; box-sizing: border-box">
        ${field('FROM', from)}${field('TO', to)}${field('DATE', date)}${field('CLASS', '2 STD')}${field('COACH', 'C')}${field('SEAT', '42A')}${field('ADULT', '1')}${field('VIA', 'ANY')}${field('PRICE', '38.50')}</div>
      <div style="position: absolute; right: 40px; top: 92px">${codeSvg('42A-0917', 8)}</div>
      <div style="position: absolute; left: 28px; bottom: 18px">${barcode(seed, 600, 50)}</div>${creases(seed)}</div>`;
}
