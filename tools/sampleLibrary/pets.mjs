/** Animals people live with, drawn: shapes with soft light, fur by turbulence. HTML for one picture each. */
import { createDice } from './noise.mjs';

/** Strokes that lie like hair around a middle. */
/**
 * @param {{ seed: number, count: number, centre: readonly [number, number], radius: readonly [number, number], length: number, colours: readonly string[], width?: number }} fur
 */
function fur({ seed, count, centre, radius, length, colours, width = 2 }) {
  const dice = createDice(seed);
  return Array.from({ length: count }, () => {
    const angle = dice() * 2 * Math.PI;
    const away = Math.sqrt(dice());
    const x = centre[0] + Math.cos(angle) * radius[0] * away;
    const y = centre[1] + Math.sin(angle) * radius[1] * away;
    const turn = angle + (dice() - 0.5) * 0.9;
    const reach = length * (0.5 + dice());
    const colour = colours[Math.floor(dice() * colours.length)] ?? '#000';
    return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}q${(Math.cos(turn) * reach * 0.5).toFixed(0)} ${(Math.sin(turn) * reach * 0.5 + 2).toFixed(0)} ${(Math.cos(turn) * reach).toFixed(0)} ${(Math.sin(turn) * reach + 6).toFixed(0)}" stroke="${colour}" stroke-width="${(width * (0.5 + dice())).toFixed(1)}" opacity="${(0.3 + dice() * 0.5).toFixed(2)}"/>`;
  }).join('');
}

/**
 * @typedef {{ scale: number, x: number }} Stand how large the animal is in its picture, and how far to the right, in
 * thousandths of the width. With room around it, it is taken for an animal; filling the picture, for a texture.
 */

/**
 * @param {string} inner
 * @param {string} back colours of the room behind, blurred
 * @param {Stand} stand
 */
function picture(inner, back, { scale, x }) {
  return `<style>body { margin: 0; overflow: hidden; } svg { display: block; width: 100vw; height: 100vh; }</style>
    <svg viewBox="0 0 1000 1000" preserveAspectRatio="xMidYMid slice" xmlns="http://www.w3.org/2000/svg" fill="none" stroke-linecap="round">
    <defs><filter id="far"><feGaussianBlur stdDeviation="38"/></filter><filter id="soft"><feGaussianBlur stdDeviation="6"/></filter>
    <filter id="ragged" x="-10%" y="-10%" width="120%" height="120%"><feTurbulence type="fractalNoise" baseFrequency=".09" numOctaves="3" seed="4"/><feDisplacementMap in="SourceGraphic" scale="22"/></filter>
    <radialGradient id="light" cx=".38" cy=".22" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".35"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".5"/></radialGradient></defs>
    ${back}<g transform="translate(${x} ${1000 * (1 - scale)}) scale(${scale})">${inner}</g><rect width="1000" height="1000" fill="url(#light)"/></svg>`;
}

/** @param {{ seed: number, coat: readonly string[], dark: string, pale: string, eyes: string, nose: string, stand: Stand }} look */
export function cat({ seed, coat, dark, pale, eyes, nose, stand }) {
  const [base = '#999'] = coat;
  const eye = (/** @type {number} */ x) =>
    `<ellipse cx="${x}" cy="470" rx="60" ry="52" fill="#1a1410"/><ellipse cx="${x}" cy="470" rx="52" ry="45" fill="${eyes}"/><ellipse cx="${x}" cy="470" rx="52" ry="45" fill="url(#iris)"/><ellipse cx="${x}" cy="470" rx="15" ry="42" fill="#0c0a08"/><circle cx="${x - 16}" cy="450" r="11" fill="#fff"/>`;
  const ear = (/** @type {number} */ side) =>
    `<g transform="translate(500 0) scale(${side} 1)"><path d="M70 260 Q150 60 265 70 Q310 210 280 400Z" fill="${base}" filter="url(#ragged)"/><path d="M140 250 Q190 130 245 120 Q270 220 255 330Z" fill="${nose}" opacity=".75" filter="url(#soft)"/></g>`;
  const stripes = [
    'M500 190v130',
    'M440 200q10 60 20 110',
    'M560 200q-10 60-20 110',
    'M385 225q20 50 40 90',
    'M615 225q-20 50-40 90',
    'M250 470q60 10 100 40',
    'M750 470q-60 10-100 40',
    'M240 540q70 0 110 20',
    'M760 540q-70 0-110 20',
    'M265 610q60-10 95 0',
    'M735 610q-60-10-95 0',
    'M300 820q80 30 150 20',
    'M700 820q-80 30-150 20',
    'M280 910q90 30 170 20',
    'M720 910q-90 30-170 20',
  ].map(
    (path) => `<path d="${path}" stroke="${dark}" stroke-width="26" opacity=".75" filter="url(#ragged)"/>`,
  );
  const whiskers = [-1, 1].flatMap((side) =>
    [-30, 0, 30].map(
      (lift) =>
        `<path d="M${500 + side * 95} ${640 + lift / 3}q${side * 130} ${lift - 16} ${side * 270} ${lift * 1.6}" stroke="#fff" stroke-width="3.5" opacity=".9"/>`,
    ),
  );
  const back = `<rect width="1000" height="1000" fill="#8d7a66"/><g filter="url(#far)"><rect y="640" width="1000" height="360" fill="#5f4a3a"/><rect x="60" y="40" width="300" height="420" fill="#e6dcc6"/><rect x="690" y="120" width="260" height="460" fill="#44604f"/><circle cx="820" cy="180" r="90" fill="#f3dfa6"/></g>`;
  return picture(
    `<defs><radialGradient id="iris"><stop offset=".2" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".55"/></radialGradient></defs>
    <path d="M200 1010Q220 720 380 660H620Q780 720 800 1010Z" fill="${base}" filter="url(#ragged)"/>${fur({ seed: seed + 1, count: 900, centre: [500, 900], radius: [270, 220], length: 44, colours: [...coat, pale] })}
    ${ear(1)}${ear(-1)}
    <ellipse cx="500" cy="490" rx="290" ry="262" fill="${base}" filter="url(#ragged)"/>
    ${fur({ seed, count: 2200, centre: [500, 490], radius: [280, 250], length: 40, colours: [...coat, dark] })}${stripes.join('')}
    <ellipse cx="500" cy="650" rx="128" ry="92" fill="${pale}" filter="url(#ragged)"/>${fur({ seed: seed + 2, count: 500, centre: [500, 660], radius: [120, 86], length: 30, colours: [pale, '#fff'] })}
    ${fur({ seed: seed + 5, count: 900, centre: [500, 480], radius: [250, 220], length: 34, colours: coat, width: 1.6 })}
    ${eye(385)}${eye(615)}<path d="M462 596h76q-8 34-38 42-30-8-38-42Z" fill="${nose}"/><path d="M500 640v30M500 670q-34 40-76 16M500 670q34 40 76 16" stroke="#3a2620" stroke-width="6"/>${whiskers.join('')}`,
    back,
    stand,
  );
}

/** @param {number} x */
function dogEye(x) {
  return `<ellipse cx="${x}" cy="420" rx="42" ry="38" fill="#2a170c"/><circle cx="${x}" cy="420" r="30" fill="#4a2a14"/><circle cx="${x}" cy="420" r="19" fill="#0a0605"/><circle cx="${x - 11}" cy="407" r="9" fill="#fff"/>`;
}

/** @param {{ seed: number, coat: readonly string[], dark: string, pale: string, stand: Stand }} look */
export function dog({ seed, coat, dark, pale, stand }) {
  const [base = '#c90'] = coat;
  const ear = (/** @type {number} */ side) =>
    `<g transform="translate(500 0) scale(${side} 1)"><path d="M150 235Q300 180 345 330Q380 520 290 600Q215 600 205 430Q200 320 150 235Z" fill="${dark}" filter="url(#ragged)"/>${fur({ seed: seed + 7, count: 420, centre: [280, 420], radius: [70, 160], length: 46, colours: [dark, base] })}</g>`;
  const back = `<rect width="1000" height="1000" fill="#7fa75a"/><g filter="url(#far)"><rect width="1000" height="330" fill="#bcd8ee"/><rect y="300" width="1000" height="130" fill="#4c7440"/><circle cx="150" cy="280" r="150" fill="#3f6a38"/><circle cx="880" cy="260" r="190" fill="#44703c"/><rect y="620" width="1000" height="400" fill="#8db35e"/></g>`;
  return picture(
    `<path d="M170 1010Q210 740 360 660H640Q790 740 830 1010Z" fill="${base}" filter="url(#ragged)"/>${fur({ seed: seed + 1, count: 1000, centre: [500, 890], radius: [290, 230], length: 60, colours: [...coat, pale] })}
    <path d="M330 800Q500 880 670 800L660 850Q500 930 340 850Z" fill="#b8322a"/><circle cx="500" cy="892" r="30" fill="#d9b24a"/>
    <ellipse cx="500" cy="430" rx="255" ry="255" fill="${base}" filter="url(#ragged)"/>${fur({ seed, count: 1900, centre: [500, 420], radius: [245, 245], length: 42, colours: [...coat, pale] })}
    ${ear(1)}${ear(-1)}
    <path d="M360 560Q360 450 500 440Q640 450 640 560Q660 740 500 760Q340 740 360 560Z" fill="${pale}" filter="url(#ragged)"/>${fur({ seed: seed + 2, count: 900, centre: [500, 610], radius: [130, 140], length: 34, colours: [pale, base, '#fff'] })}
    <path d="M452 700Q500 690 548 700Q570 850 500 862Q430 850 452 700Z" fill="#e0717d"/><path d="M500 712v110" stroke="#b84c5c" stroke-width="5"/>
    <path d="M415 540Q420 490 500 488Q580 490 585 540Q580 600 500 612Q420 600 415 540Z" fill="#1c1513"/><ellipse cx="478" cy="515" rx="34" ry="13" fill="#6a5c58"/><ellipse cx="455" cy="560" rx="18" ry="12" fill="#000"/><ellipse cx="545" cy="560" rx="18" ry="12" fill="#000"/>
    <path d="M500 612v70M500 682Q440 730 385 690M500 682Q560 730 615 690" stroke="#2a1a14" stroke-width="9"/>
    ${dogEye(395)}${dogEye(605)}<path d="M345 362q45-34 95-14M655 362q-45-34-95-14" stroke="${dark}" stroke-width="12" opacity=".7"/>`,
    back,
    stand,
  );
}
