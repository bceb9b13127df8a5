// Where an institution stands: HR goes from a number to the people behind it and takes them as a file; the head of a department
// sees her department only; an officer of the nation comes to a section in three clicks and sees no name.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CODE, PEOPLE, PLAN, STAFF, agree, member } from './council.mjs';
import { journey, start } from './harness.mjs';

journey('from a number to the people behind it, and from the nation to a section', async (t) => {
  const tija = await start(t, {
    fill: [...STAFF, PLAN, ['role', 'grant', '--institution', CODE, '--check-number', PEOPLE.head, 'national']],
  });
  const hr = await member(tija, 'hr');
  const [employee, supervisor] = [await member(tija, 'employee'), await member(tija, 'supervisor')];
  await agree(employee, supervisor);

  await hr.goto('/institution');
  await hr.check('institution');
  const said = await hr.text('.tija-panel--next');
  assert.match(said, /hawana mpango uliosainiwa/);
  await hr.follow(() => hr.page.locator('.tija-panel--next a[href*="lacks=plan"]').click());
  await hr.check('institution-people');
  const list = await hr.text('table');
  assert.doesNotMatch(list, new RegExp(PEOPLE.employee), 'who has signed is not on the list');
  assert.match(list, new RegExp(PEOPLE.hr));

  const [file] = await Promise.all([
    hr.page.waitForEvent('download'),
    hr.page.locator('.tija-export a[href*="sheet=csv"]').click(),
  ]);
  const lines = readFileSync(await file.path()).toString().trim().split('\r\n');
  assert.equal(lines.length - 1, await hr.page.locator('table tbody tr').count());

  await hr.goto('/institution/stuck');
  await hr.check('stuck');

  const head = await member(tija, 'head');
  tija.command('rollup');
  await head.goto('/nation');
  await head.check('nation');
  await head.follow(() => head.page.locator('main table a', { hasText: 'Njombe' }).click());
  await head.follow(() => head.page.locator('main table a').first().click());
  await head.check('nation-institution');
  await head.follow(() => head.page.locator('main table a').last().click());
  assert.match(head.path(), /^\/nation\/institutions\/.+\/units\/.+/);
  assert.equal(await head.page.locator('main a[href^="/people"]').count(), 0, 'no names on the way');
});
