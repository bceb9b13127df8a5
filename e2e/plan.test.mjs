// The institution's plan in English: imported and made by hand, approved by the head, taken part by part.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { STAFF, member } from './council.mjs';
import { journey, start } from './harness.mjs';

const sheet = { name: 'njombe-tc-plan-2018-19.csv', mimeType: 'text/csv', buffer: readFileSync(new URL('../examples/njombe-tc-plan-2018-19.csv', import.meta.url)) };

const spending = (line) => ({ name: 'matumizi.csv', mimeType: 'text/csv', buffer: Buffer.from(`msimbo_wa_shughuli,mradi,gfs,zilizotumika\n${line}\n`) });

async function inEnglish(tija, role) {
  const person = await member(tija, role);
  await person.goto('/language/en?back=/');
  assert.equal(await person.language(), 'en');
  return person;
}

journey('a plan is imported, completed by hand, approved, and taken by a department', async (t) => {
  const tija = await start(t, { fill: STAFF });
  const planner = await inEnglish(tija, 'planner');
  await planner.goto('/imports/plan');
  await planner.send({ year: '2026-27', sheet });
  await planner.until(':is(form[action$="/take"], .tija-panel--next a[href="/imports/plan"])');
  await planner.follow(() => planner.page.locator('form[action$="/take"] button').click());
  await planner.until('.tija-figures');

  await planner.goto('/plan/objectives/new?year=2026-27');
  await planner.send({ code: 'EE', title: 'Good governance enhanced' });
  assert.match(await planner.errors(), /one letter/);
  assert.equal(await planner.page.locator('[name=title]').inputValue(), 'Good governance enhanced');
  await planner.check('objective-refused');
  await planner.send({ code: 'E' });
  assert.equal(await planner.errors(), '');

  await planner.follow(() => planner.page.locator('tr', { hasText: 'Good governance enhanced' }).locator('a[href*="/plan/targets/new"]').click());
  await planner.send({ code: 'D01S', title: 'Village meetings held by 2029' });
  assert.match(await planner.errors(), /does not begin with objective E/);
  await planner.send({ code: 'E01S' });
  assert.equal(await planner.errors(), '');

  await planner.follow(() => planner.page.locator('tr', { hasText: 'E01S' }).locator('a[href*="/plan/activities/new"]').click());
  await planner.send({
    code: 'E01S01', title: 'To hold quarterly meetings in 44 villages by June 2027', owner: { label: 'Mipango' }, indicator: 'Meetings held', unit_of_measure: 'meeting',
    yearly_target: '', quarter_1: '44', gfs_code_1: '22010105', amount_1: 'many',
  });
  assert.match(await planner.errors(), /number/);
  await planner.check('activity-refused');
  await planner.send({ yearly_target: '176', amount_1: '12,500,000' });
  assert.equal(await planner.errors(), '');

  await planner.goto('/plan?year=2026-27');
  assert.ok(await planner.page.locator('.tija-chart svg rect').count() > 0);
  assert.match(await planner.text('table'), /Good governance enhanced/);
  await planner.check('plan-chart');
  await planner.follow(() => planner.page.locator('form[action$="/submit"] button').click());
  assert.equal(await planner.errors(), '');

  const head = await inEnglish(tija, 'head');
  await head.follow(() => head.page.locator('.tija-work a').first().click());
  assert.match(head.path(), /^\/plan/);
  await head.follow(() => head.page.locator('form[action$="/approve"] button').click());
  assert.equal(await head.errors(), '');

  // The accounts office's sheet: money beside the work, none of it mixed in.
  await planner.goto('/plan?year=2026-27');
  const before = await planner.page.locator('.tija-figures dd').allInnerTexts();
  await planner.follow(() => planner.page.locator('a[href="/imports/spending"]').click());
  await planner.send({ year: '2026-27', sheet: spending('D2201D05,4340,26312113,nyingi') });
  await planner.until('.tija-panel--next a[href="/imports/spending"]');
  assert.match(await planner.text('table'), /"nyingi" is not a number/);
  await planner.check('spending-refused');
  await planner.goto('/imports/spending');
  await planner.send({ year: '2026-27', sheet: spending('D2201D05,4340,26312113,177281275') });
  await planner.until('form[action$="/take"]');
  await planner.follow(() => planner.page.locator('form[action$="/take"] button').click());
  await planner.until('.tija-figures');
  await planner.goto('/plan?year=2026-27');
  const after = await planner.page.locator('.tija-figures dd').allInnerTexts();
  assert.deepEqual(after.slice(0, 3), before.slice(0, 3), 'activities, progress and budget stay');
  assert.match(after[3], /177,281,275/);
  assert.match(await planner.text('table'), /50%/);

  const department = await inEnglish(tija, '90010009');
  await department.goto('/plan/parts?year=2026-27');
  await department.follow(() => department.page.locator('a[href*="/plan/parts/take"]').first().click());
  const activity = await department.page.locator('[name=activity] option', { hasText: 'E01S01' }).getAttribute('value');
  await department.send({ activity, quantity: '-3' });
  assert.match(await department.errors(), /more than zero/);
  await department.check('part-refused');
  await department.send({ quantity: '88' });
  assert.equal(await department.errors(), '');
  assert.match(await department.text('table'), /88 \(meeting\)/);
});
