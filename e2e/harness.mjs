// The room where browser journeys run: a Tija server of its own for each test (fresh data, a clock that stands where the test
// wants it), people as separate browser contexts, and the checks every page must pass. No journey is here, and no page's words.
//
//   TIJA_E2E_DATABASE     sqlite (default), postgresql (the tests' own server), or the URL of an empty database
//   TIJA_E2E_BINARY       the program to test; default target/debug/tija
//   TIJA_E2E_CHROMIUM     the browser; default the first chromium found
//   TIJA_E2E_SCREENSHOTS  when set, check() leaves pictures in e2e/out

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const binary = resolve(root, process.env.TIJA_E2E_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? 'target', 'debug/tija'));

/** The Monday on which a test's world begins unless it says otherwise: the second week of financial year 2026/27. */
export const FIRST_DAY = '2026-07-06T08:00:00+03:00';
export const PHONE = 320;
export const DESK = 1280;

// ---------------------------------------------------------------------------------------------------------------- browser

let browser;

async function theBrowser() {
  browser ??= await chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  });
  return browser;
}

function chromiumPath() {
  const candidates = [process.env.TIJA_E2E_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium here. Install Debian's package: apt-get install chromium");
  return found;
}

// A browser left open would keep node from ending, for ever: it closes here whatever the tests came to.
after(async () => { await browser?.close(); });

// ----------------------------------------------------------------------------------------------------------------- server

/** A test that cannot hang: `title` is a sentence, `walk` gets node's test context. */
export function journey(title, walk) {
  test(title, { timeout: 180_000 }, walk);
}

/**
 * Starts a Tija server with data of its own, for the test `t`, and ends it with the test.
 * `clock`: the moment at which the server's clock starts. `fill`: command lines run before it serves, such as
 * [['demo', '--no-serve']]. `environment`: further settings.
 */
export async function start(t, { clock = FIRST_DAY, fill = [], environment = {} } = {}) {
  const tija = new Tija(clock, environment);
  t.after(() => tija.end());
  for (const line of fill) tija.command(...line);
  await tija.serve();
  return tija;
}

class Tija {
  #child;
  #log = '';
  #people = [];
  #faults = [];
  #kill = () => { this.#child?.kill('SIGKILL'); };

  constructor(clock, environment) {
    if (!existsSync(binary)) throw new Error(`${binary} is not built; run: cargo build -p tija`);
    this.clock = clock;
    this.data = mkdtempSync(join(tmpdir(), 'tija-e2e-'));
    this.environment = { ...process.env, TIJA_DATA: this.data, ...environment };
    const database = process.env.TIJA_E2E_DATABASE ?? 'sqlite';
    if (database === 'postgresql') this.environment.TIJA_DATABASE = freshDatabase();
    else if (database !== 'sqlite') this.environment.TIJA_DATABASE = database;
    else delete this.environment.TIJA_DATABASE;
    process.on('exit', this.#kill);
  }

  #settings() {
    return { cwd: root, env: { ...this.environment, TIJA_CLOCK: this.clock, TIJA_LISTEN: `127.0.0.1:${this.port ?? 0}` } };
  }

  /** Runs `tija ARGUMENTS` on this server's data at its clock; returns what it printed, or fails the test with what it said. */
  command(...words) {
    const done = spawnSync(binary, words, { ...this.#settings(), encoding: 'utf8' });
    assert.equal(done.status, 0, `tija ${words.join(' ')}\n${done.stdout}${done.stderr}${done.error ?? ''}`);
    return done.stdout;
  }

  /** As `command`, for what must be refused: returns the message. */
  refusedCommand(...words) {
    const done = spawnSync(binary, words, { ...this.#settings(), encoding: 'utf8' });
    assert.ok(done.status > 0, `tija ${words.join(' ')} was not refused\n${done.stdout}${done.stderr}${done.error ?? ''}`);
    return done.stderr;
  }

  async serve() {
    // One port for the whole test, so that pages stay open over a restart.
    this.port ??= await freePort();
    this.origin = `http://127.0.0.1:${this.port}`;
    const child = spawn(binary, ['serve'], { ...this.#settings(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const keep = (chunk) => { this.#log += chunk; };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (cause) => keep(`${cause}\n`));
    const latest = Date.now() + 30_000;
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) throw new Error(`tija serve ended by itself:\n${this.log()}`);
      if (Date.now() > latest) throw new Error(`tija serve does not answer on ${this.origin} after 30 s:\n${this.log()}`);
      try {
        await (await fetch(`${this.origin}/sign-in`, { signal: AbortSignal.timeout(5_000) })).arrayBuffer();
        return;
      } catch {
        await new Promise((wake) => setTimeout(wake, 20));
      }
    }
  }

  async stop() {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    const patience = setTimeout(() => { this.#faults.push('the server did not end within 10 s of SIGTERM'); child.kill('SIGKILL'); }, 10_000);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(patience);
  }

  /** Moves the server's time: it stops, and starts again on the same data with its clock at `moment` (RFC 3339). */
  async turnClockTo(moment) {
    await this.stop();
    this.clock = moment;
    await this.serve();
  }

  log() { return this.#log.split('\n').slice(-60).join('\n'); }

  /**
   * A person with a browser of their own: cookies, width, with or without scripts. `name` is for messages and pictures.
   */
  async person(name, { width = DESK, javaScript = true } = {}) {
    const context = await (await theBrowser()).newContext({
      baseURL: this.origin,
      viewport: { width, height: width < 600 ? 640 : 900 },
      javaScriptEnabled: javaScript,
      locale: 'sw-TZ',
      timezoneId: 'Africa/Dar_es_Salaam',
    });
    context.setDefaultTimeout(10_000);
    const person = new Person(name, this, context, await context.newPage(), javaScript, this.#faults);
    await person.watch();
    this.#people.push(person);
    return person;
  }

  async end() {
    try {
      for (const person of this.#people) await person.context.close();
      await this.stop();
      if (/panicked at/.test(this.#log)) this.#faults.push(`the server panicked:\n${this.log()}`);
      assert.deepEqual(this.#faults, []);
    } finally {
      this.#kill();
      process.off('exit', this.#kill);
      rmSync(this.data, { recursive: true, force: true });
    }
  }
}

/** A database of the tests' own PostgreSQL server; it goes when this process has ended. */
function freshDatabase() {
  const made = spawnSync('sh', [join(root, 'tools/test-postgres.sh'), 'database', String(process.pid)], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  return made.stdout.trim();
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

// ----------------------------------------------------------------------------------------------------------------- people

class Person {
  #faults;

  constructor(name, tija, context, page, javaScript, faults) {
    Object.assign(this, { name, tija, context, page, javaScript });
    this.#faults = faults;
  }

  /** What may happen on no page: a foreign host, a script error, a complaint of the console (such as a refused style), a 5xx. */
  async watch() {
    const fault = (what) => this.#faults.push(`${this.name}: ${what}`);
    await this.context.route((url) => url.origin !== this.tija.origin && url.protocol.startsWith('http'), (route) => {
      fault(`the page asked a foreign host: ${route.request().url()}`);
      return route.abort();
    });
    this.context.on('weberror', (error) => fault(`script error: ${error.error().message}`));
    this.context.on('console', (message) => {
      // Chromium reports each 4xx page as a console error; those are pages like others.
      // An icon asked for while the clock is turned finds no server; a server that died fails the next page anyway.
      const expected = /status of 4\d\d|net::ERR_CONNECTION_REFUSED/;
      if (message.type() === 'error' && !expected.test(message.text())) fault(`console: ${message.text()}`);
    });
    this.context.on('response', (response) => {
      if (response.status() >= 500) fault(`${response.status()} from ${response.request().method()} ${response.url()}`);
    });
  }

  path() { const url = new URL(this.page.url()); return url.pathname + url.search; }

  async goto(path) { return this.page.goto(path); }

  async heading() { return (await this.page.locator('h1').first().innerText()).trim(); }

  async language() { return this.page.locator('html').getAttribute('lang'); }

  /** Fills fields by their names and presses the form's button (or the one named `button`), as a person without scripts would. */
  async send(fields, { button } = {}) {
    const first = Object.keys(fields)[0];
    const form = this.page.locator('form').filter({ has: this.page.locator(`[name="${first}"]`) }).first();
    for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).first().fill(value);
    const press = button ? form.getByRole('button', { name: button }) : form.locator('button:not([type=button]), input[type=submit]').first();
    await this.follow(() => press.click());
  }

  /** Does what leads to another page, and waits for that page. */
  async follow(act) {
    const arrived = this.page.waitForEvent('domcontentloaded');
    arrived.catch(() => {});
    await act();
    await arrived;
  }

  async signIn(checkNumber, password) {
    await this.goto('/sign-in');
    await this.send({ check_number: checkNumber, password });
    assert.notEqual(new URL(this.page.url()).pathname, '/sign-in', `${this.name} was not signed in: ${await this.errors()}`);
  }

  async activate(checkNumber, code, password) {
    await this.goto('/activate');
    await this.send({ check_number: checkNumber, code, password, password_again: password });
    assert.notEqual(new URL(this.page.url()).pathname, '/activate', `${this.name} was not activated: ${await this.errors()}`);
  }

  /** The text of the page's error summary, or nothing. */
  async errors() {
    const summary = this.page.locator('.govuk-error-summary, [role=alert]');
    return (await summary.allInnerTexts()).join('\n').trim();
  }

  async width(pixels) { await this.page.setViewportSize({ width: pixels, height: pixels < 600 ? 640 : 900 }); }

  /** Presses Tab until `locator` has the focus: who has only a keyboard can reach it. */
  async tabTo(locator, { presses = 60 } = {}) {
    for (let n = 0; n < presses; n += 1) {
      await this.page.keyboard.press('Tab');
      if (await locator.evaluate((element) => element === document.activeElement)) return;
    }
    assert.fail(`${this.name}: ${presses} presses of Tab on ${this.path()} do not reach ${locator}`);
  }

  /** Every page's duties, at both widths: WCAG 2.2 AA by axe, no sideways scrolling; a picture when pictures are wanted. */
  async check(label, { widths = [PHONE, DESK] } = {}) {
    const before = this.page.viewportSize();
    // Where scripts may not run, the page is there before its style sheet.
    await this.page.waitForLoadState('load');
    for (const width of widths) {
      await this.width(width);
      await this.picture(`${label}-${width}`);
      await this.doesNotScrollSideways();
      await this.isAccessible();
    }
    await this.page.setViewportSize(before);
  }

  async isAccessible() {
    const violations = this.javaScript ? await violationsOn(this.page) : await this.#onCopyWithScripts(violationsOn);
    assert.equal(violations.length, 0, `${this.name} on ${this.path()} at ${this.page.viewportSize().width} px:\n${violations.join('\n')}`);
  }

  /** axe cannot run where scripts may not: it looks at a copy of the page as it was read without scripts, with none of the page's own. */
  async #onCopyWithScripts(look) {
    const html = await this.page.content();
    const address = this.page.url();
    const context = await this.context.browser().newContext({
      viewport: this.page.viewportSize(), storageState: await this.context.storageState(),
    });
    try {
      const copy = await context.newPage();
      await copy.route((url) => url.href === address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
      await copy.route((url) => /\.m?js$/.test(url.pathname), (route) => route.abort());
      await copy.goto(address);
      return await look(copy);
    } finally {
      await context.close();
    }
  }

  async doesNotScrollSideways() {
    const { width, room, wide } = await this.page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      // What scrolls in a box of its own is no offender.
      const boxed = (element) => { for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) { if (getComputedStyle(e).overflowX !== 'visible') return true; } return false; };
      const wide = [...document.body.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > room + 0.5 && !boxed(element))
        .map((element) => `${element.tagName.toLowerCase()}.${element.className} up to ${Math.round(element.getBoundingClientRect().right)} px`);
      return { width: document.documentElement.scrollWidth, room, wide: wide.slice(0, 5) };
    });
    assert.ok(width <= room, `${this.name} on ${this.path()}: the page is ${width} px wide in ${room} px; ${wide.join(', ')}`);
  }

  /** Leaves e2e/out/LABEL.png, when pictures are wanted. */
  async picture(label) {
    if (!process.env.TIJA_E2E_SCREENSHOTS) return;
    mkdirSync(join(here, 'out'), { recursive: true });
    await this.page.screenshot({ path: join(here, 'out', `${label}.png`), fullPage: true });
  }
}

/** What axe finds wrong on a page, each as a text that names the rule and the places. */
async function violationsOn(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return result.violations.map((rule) => `${rule.id} (${rule.impact}): ${rule.help}\n`
      + rule.nodes.map((node) => `    ${node.target.join(' ')}  ${node.html}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`).join('\n'));
  });
}
