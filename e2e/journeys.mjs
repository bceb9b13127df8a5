// All journeys in one process, one after another, with one browser: starting a browser and reading the harness for each file
// is a tenth of the work. Each still has a server, data and people of its own.
//
//   TIJA_E2E_FILES   which files, separated by spaces; all of them when it is not set

import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

const named = process.env.TIJA_E2E_FILES?.split(/\s+/).filter(Boolean).map((path) => basename(path));
const files = named ?? readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.mjs'));
for (const file of files.sort()) await import(new URL(file, import.meta.url).href);
