import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from './keepFocus.ts';

let stop = (): void => undefined;
beforeEach(() => {
  document.body.innerHTML = `
    <main id="main" tabindex="-1">
      <section><a href="#one">one</a><button>two</button></section>
      <div role="grid"><div role="row"><a data-photo-id="1" tabindex="0" href="#1">photo</a></div></div>
    </main>
    <aside><button>notice</button></aside>`;
  stop = keepFocus();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`There is no ${selector}.`);
  return element;
}

async function focusAndRemove(selector: string): Promise<void> {
  const element = find(selector);
  element.focus();
  expect(document.activeElement).toBe(element);
  element.remove();
  await expect.poll(() => document.activeElement).not.toBe(document.body);
}

test('goes to what is left beside what is gone', async () => {
  await focusAndRemove('section button');
  expect(document.activeElement?.textContent).toBe('one');
});

test('goes to the photo one was at where a notice goes', async () => {
  await focusAndRemove('aside button');
  expect(document.activeElement?.textContent).toBe('photo');
});

test('goes to the page where nothing else is left', async () => {
  find('section').remove();
  await focusAndRemove('[data-photo-id]');
  expect(document.activeElement?.id).toBe('main');
});

test('leaves alone who placed it, and who clicked beside everything', async () => {
  find('section button').focus();
  find('section button').remove();
  find('aside button').focus();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(document.activeElement?.textContent).toBe('notice');
  find('aside button').blur();
  find('section').remove();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(document.activeElement).toBe(document.body);
});

test('gives it back to what was hidden for a while', async () => {
  const button = find('section button');
  button.focus();
  find('#main').style.display = 'none';
  await expect.poll(() => document.activeElement).toBe(document.body);
  find('#main').style.display = '';
  find('aside').append('The next page is there.');
  await expect.poll(() => document.activeElement).toBe(button);
});
