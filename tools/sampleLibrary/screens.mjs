/** Screens of phones and pictures with captions, all of them invented. HTML for one picture each. */
import { createDice } from './noise.mjs';

const STYLE = `<style>
  * { box-sizing: border-box; } body { margin: 0; overflow: hidden; width: 100vw; height: 100vh; font: 15px/1.4 'Figtree Variable', sans-serif; color: #1d2430; background: #f4f6fa; }
  .bar { display: flex; justify-content: space-between; align-items: center; padding: 9px 18px 5px; font-size: 13px; font-weight: 600; }
  .top { display: flex; align-items: center; gap: 14px; padding: 12px 18px; font-size: 21px; font-weight: 700; }
  .card { margin: 10px 14px; padding: 14px 16px; border-radius: 16px; background: #fff; box-shadow: 0 1px 3px rgb(20 30 60 / .12); }
  .row { display: flex; align-items: center; gap: 14px; padding: 12px 18px; border-bottom: 1px solid #e4e8f0; }
  .dot { flex: none; width: 40px; height: 40px; border-radius: 50%; display: grid; place-items: center; color: #fff; font-weight: 700; }
  .grow { flex: 1; } .quiet { color: #6b7485; font-size: 13px; }
  .tabs { position: absolute; bottom: 0; left: 0; right: 0; display: flex; justify-content: space-around; padding: 10px 0 22px; background: #fff; border-top: 1px solid #dfe4ee; font-size: 11px; text-align: center; }
  .tabs i { display: block; width: 22px; height: 22px; margin: 0 auto 4px; border-radius: 7px; background: #c3cad8; } .tabs .on i { background: #2f6fe0; } .tabs .on { color: #2f6fe0; }
</style>`;

/** @param {string} time */
function statusBar(time) {
  return `<div class="bar"><span>${time}</span><span><svg width="62" height="13" fill="currentColor"><rect x="0" y="8" width="3" height="5"/><rect x="5" y="5" width="3" height="8"/><rect x="10" y="2" width="3" height="11"/><path d="M20 5a9 9 0 0 1 14 0l-7 8z"/><rect x="40" y="1" width="20" height="11" rx="3"/></svg></span></div>`;
}

/** @param {readonly string[]} names */
function tabs(names) {
  return `<div class="tabs">${names.map((name, index) => `<span class="${index === 0 ? 'on' : ''}"><i></i>${name}</span>`).join('')}</div>`;
}

export function weatherScreen() {
  const hours = ['Now', '14', '15', '16', '17', '18'].map(
    (hour, index) =>
      `<div style="text-align: center">${hour}<div style="width: 26px; height: 26px; border-radius: 50%; margin: 8px auto; background: ${index < 3 ? '#ffd45c' : '#dfe9f7'}"></div><b>${19 - index}°</b></div>`,
  );
  const days = ['Today', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
    (day, index) =>
      `<div class="row" style="border-color: rgb(255 255 255 / .2); padding: 13px 4px"><span class="grow">${day}</span><span style="opacity: .75">${9 + ((index * 3) % 5)}°</span><span style="width: 110px; height: 6px; border-radius: 3px; background: linear-gradient(90deg, #8fd0ff, #ffd45c)"></span><b>${17 + ((index * 5) % 6)}°</b></div>`,
  );
  return `${STYLE}<style>body { background: linear-gradient(#2b6fc4, #7db4ea); color: #fff; } .card { background: rgb(255 255 255 / .16); box-shadow: none; }</style>
    ${statusBar('13:07')}<div style="text-align: center; padding: 26px 0 18px"><div style="font-size: 25px">Larkwood</div><div style="font-size: 84px; font-weight: 300; line-height: 1.1">19°</div><div>Mostly sunny</div><div>H: 21°  L: 9°</div></div>
    <div class="card" style="display: flex; justify-content: space-between">${hours.join('')}</div><div class="card">${days.join('')}</div>
    <div class="card" style="display: flex; justify-content: space-between"><span>Wind<br><b>11 km/h</b></span><span>Rain<br><b>0 mm</b></span><span>Sunset<br><b>20:41</b></span></div>`;
}

export function budgetScreen() {
  const spends = [
    ['Groceries', 'Yesterday', '−42.10', '#2f9e6d'],
    ['Northern Lines', 'Monday', '−38.50', '#c8501e'],
    ['Salary', '1 May', '+2,450.00', '#2f6fe0'],
    ['Rent', '1 May', '−880.00', '#7a5bc0'],
    ['Cafe Fern', '29 April', '−7.80', '#b07a2a'],
    ['Phone', '28 April', '−15.00', '#3a8fa8'],
  ];
  return `${STYLE}${statusBar('08:52')}<div class="top">Pocketbook</div>
    <div class="card" style="background: #2f6fe0; color: #fff"><div style="opacity: .8">Balance</div><div style="font-size: 34px; font-weight: 700">3,128.64</div><div style="opacity: .8">+312.20 this month</div></div>
    <div class="card"><b>Spending</b><svg viewBox="0 0 300 110" width="100%">${[40, 66, 30, 84, 52, 96, 61].map((height, index) => `<rect x="${8 + index * 42}" y="${104 - height}" width="26" height="${height}" rx="6" fill="${index === 5 ? '#2f6fe0' : '#c9d8f4'}"/>`).join('')}</svg></div>
    ${spends.map(([name = '', when, sum, colour]) => `<div class="row" style="background: #fff"><span class="dot" style="background: ${colour}">${name.charAt(0)}</span><span class="grow"><b>${name}</b><div class="quiet">${when}</div></span><b>${sum}</b></div>`).join('')}
    ${tabs(['Home', 'Cards', 'Plan', 'Profile'])}`;
}

export function chatScreen() {
  /** @type {ReadonlyArray<readonly [boolean, string]>} */
  const lines = [
    [false, 'Are you on the 9:17?'],
    [true, 'Just got on. Coach C, seat 42A'],
    [false, 'Perfect, I will wait by the clock'],
    [true, 'Did you bring the map?'],
    [false, 'Yes, and sandwiches'],
    [false, 'The lake should be clear today, no wind at all'],
    [true, 'Then we can walk all the way round'],
    [true, 'See you in an hour'],
    [false, 'Wonderful'],
  ];
  return `${STYLE}<style>body { background: #e9eef4; } .say { max-width: 76%; width: fit-content; margin: 8px 14px; padding: 10px 14px; border-radius: 18px; background: #fff; } .mine { margin-left: auto; background: #cdeac0; }</style>
    <div style="background: #1f7a6d; color: #fff">${statusBar('09:24')}<div class="top"><span class="dot" style="background: #e0a13c">M</span><span class="grow">Mira<div style="font-size: 12px; font-weight: 400">online</div></span></div></div>
    <div class="quiet" style="text-align: center; padding: 14px">Today</div>${lines.map(([isMine, said]) => `<div class="say ${isMine ? 'mine' : ''}">${said}<span class="quiet" style="font-size: 11px; margin-left: 10px">09:2${said.length % 9}</span></div>`).join('')}
    <div style="position: absolute; bottom: 0; left: 0; right: 0; display: flex; gap: 10px; padding: 12px 14px 26px; background: #f3f5f8"><span style="flex: 1; padding: 11px 16px; border-radius: 22px; background: #fff; color: #8a93a3">Message</span><span class="dot" style="background: #1f7a6d">➤</span></div>`;
}

export function settingsScreen() {
  const entries = [
    'Network and internet',
    'Connected devices',
    'Apps',
    'Notifications',
    'Battery',
    'Storage',
    'Sound',
    'Display',
    'Wallpaper',
    'Accessibility',
    'Privacy',
    'Location',
  ];
  const dice = createDice(3);
  return `${STYLE}<style>body { background: #14171c; color: #e8ebf0; } .row { border-color: #232830; padding: 11px 18px; } .quiet { color: #98a1b0; }</style>
    ${statusBar('22:40')}<div class="top" style="font-size: 28px; padding-top: 24px">Settings</div><div style="margin: 6px 16px 14px; padding: 12px 18px; border-radius: 24px; background: #242a33; color: #98a1b0">Search settings</div>
    ${entries.map((entry) => `<div class="row"><span class="dot" style="width: 34px; height: 34px; background: hsl(${Math.floor(dice() * 360)} 45% 48%)"></span><span class="grow">${entry}<div class="quiet">${entry.length % 2 === 0 ? 'On' : 'Default'} · ${String(entry.length)} items</div></span></div>`).join('')}`;
}

/** A picture with a line above and one below, as they are passed around. @param {{ picture: string, above: string, below: string }} meme */
export function meme({ picture, above, below }) {
  return `<style>body { margin: 0; overflow: hidden; } img { width: 100vw; height: 100vh; object-fit: cover; display: block; }
    p { position: absolute; left: 0; right: 0; margin: 0; padding: 12px 20px; text-align: center; font: 900 58px/1.05 Impact, 'Anton', 'DejaVu Sans Condensed', sans-serif; font-stretch: condensed; text-transform: uppercase; color: #fff; -webkit-text-stroke: 9px #000; paint-order: stroke fill; }</style>
    <img src="${picture}"><p style="top: 0">${above}</p><p style="bottom: 0">${below}</p>`;
}
