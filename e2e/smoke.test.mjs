// The first page anybody sees: the sign-in page, in both languages, on a phone without scripts, for all who may not see or click.

import assert from 'node:assert/strict';
import { PHONE, journey, start } from './harness.mjs';

journey('the sign-in page is in Swahili, switches to English by one click, and English stays', async (t) => {
  const tija = await start(t);
  const guest = await tija.person('guest');
  await guest.goto('/sign-in');
  assert.equal(await guest.language(), 'sw');
  const swahili = await guest.heading();
  await guest.check('sign-in-sw');

  await guest.follow(() => guest.page.locator('a[href^="/language/en"]').first().click());
  assert.equal(guest.path(), '/sign-in');
  assert.equal(await guest.language(), 'en');
  assert.notEqual(await guest.heading(), swahili);
  await guest.check('sign-in-en');

  await guest.goto('/sign-in');
  assert.equal(await guest.language(), 'en');
  await guest.goto('/activate');
  assert.equal(await guest.language(), 'en');
  await guest.check('activate-en');
});

journey('a guest who asks for the home page is led to the sign-in page', async (t) => {
  const tija = await start(t);
  const guest = await tija.person('guest');
  await guest.goto('/');
  assert.match(guest.path(), /^\/sign-in/);
});

journey('without scripts on a phone a wrong password is refused, what was typed stays, and nobody learns who exists', async (t) => {
  const tija = await start(t);
  const guest = await tija.person('guest', { javaScript: false, width: PHONE });
  await guest.goto('/sign-in');
  await guest.doesNotScrollSideways();
  await guest.send({ check_number: '90001234', password: 'si neno la siri' });
  assert.notEqual(await guest.errors(), '');
  assert.equal(await guest.page.locator('[name=check_number]').inputValue(), '90001234');
  assert.equal(await guest.page.locator('[name=password]').inputValue(), '');
  await guest.check('sign-in-refused', { widths: [PHONE] });
});

journey('the sign-in form can be filled and sent by keyboard alone', async (t) => {
  const tija = await start(t);
  const guest = await tija.person('guest');
  await guest.goto('/sign-in');
  await guest.tabTo(guest.page.locator('[name=check_number]'));
  await guest.page.keyboard.type('90001234');
  await guest.tabTo(guest.page.locator('[name=password]'), { presses: 4 });
  await guest.page.keyboard.type('si neno la siri');
  await guest.follow(() => guest.page.keyboard.press('Enter'));
  assert.notEqual(await guest.errors(), '');
});

journey('a server that stops and starts again with a later clock keeps its data', async (t) => {
  const tija = await start(t);
  const guest = await tija.person('guest');
  await guest.goto('/sign-in');
  await tija.turnClockTo('2026-07-13T08:00:00+03:00');
  await guest.goto('/sign-in');
  assert.equal(await guest.language(), 'sw');
});
