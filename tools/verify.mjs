/**
 * `npm run verify`: everything a change must pass, in the order that fails fastest. Ends with one line,
 * `N passed, N failed, N skipped`, over all tests.
 *
 * `npm run verify -- --only lint,unit` runs just those steps.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from './install.mjs';

const TYPE_PROJECTS = ['core', 'app', 'workers', 'service', 'tests', 'tools'];

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, commands: string[][], report?: { file: string, count: (json: unknown) => Counts } }} Step
 */

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** @type {Step[]} */
const STEPS = [
  { name: 'format', commands: [['prettier', '--check', '--log-level', 'warn', '.']] },
  { name: 'lint', commands: [['oxlint', '--deny-warnings']] },
  { name: 'types', commands: TYPE_PROJECTS.map((project) => ['tsc', '-p', `tsconfig.${project}.json`]) },
  { name: 'unused', commands: [['knip']] },
  vitestStep('unit'),
  vitestStep('browser'),
  {
    name: 'e2e',
    commands: [['playwright', 'test']],
    report: { file: 'test-results/e2e.json', count: countPlaywright },
  },
  { name: 'size', commands: [['node', 'tools/sizeBudget.mjs']] },
];

/**
 * @param {string} project
 * @returns {Step}
 */
function vitestStep(project) {
  const file = `.cache/tests-${project}.json`;
  return {
    name: project,
    commands: [
      [
        'vitest',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
    ],
    report: { file, count: countVitest },
  };
}

/**
 * @param {unknown} json
 * @returns {Counts}
 */
function countVitest(json) {
  const report = vitestReport.parse(json);
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

/**
 * @param {unknown} json
 * @returns {Counts}
 */
function countPlaywright(json) {
  const { stats } = playwrightReport.parse(json);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * Runs the steps one after the other, all of them even after a failure, so that one run tells everything.
 * @param {readonly string[]} only names of the steps to run; empty for all
 * @returns {boolean} whether everything passed
 */
export function verify(only = []) {
  const unknown = only.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `Unknown step: ${unknown.join(', ')}. Steps: ${STEPS.map(({ name }) => name).join(', ')}.`,
    );
  }
  const totals = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const failedSteps = [];
  for (const step of STEPS.filter(({ name }) => only.length === 0 || only.includes(name))) {
    console.log(`\n── ${step.name}`);
    const startedMs = performance.now();
    if (step.report !== undefined) rmSync(join(PROJECT_ROOT, step.report.file), { force: true });
    const passed = step.commands.every((command) => runCommand(command));
    if (!passed) failedSteps.push(step.name);
    addCounts(totals, step, passed);
    console.log(
      `${step.name}: ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
    );
  }
  if (failedSteps.length > 0) console.log(`\nFailed steps: ${failedSteps.join(', ')}`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return failedSteps.length === 0;
}

/**
 * Adds a step's tests to the totals; a step without a test report counts as one check.
 * @param {Counts} totals
 * @param {Step} step
 * @param {boolean} passed
 */
function addCounts(totals, step, passed) {
  const file = step.report && join(PROJECT_ROOT, step.report.file);
  if (step.report === undefined || file === undefined || !existsSync(file)) {
    totals[passed ? 'passed' : 'failed'] += 1;
    return;
  }
  const counts = step.report.count(JSON.parse(readFileSync(file, 'utf8')));
  totals.passed += counts.passed;
  // A step can fail without a failed test (an unhandled rejection, a server that did not start).
  totals.failed += passed ? counts.failed : Math.max(1, counts.failed);
  totals.skipped += counts.skipped;
}

/**
 * @param {readonly string[]} command
 * @returns {boolean}
 */
function runCommand([program = '', ...args]) {
  const result =
    program === 'node'
      ? spawnSync(process.execPath, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
      : spawnSync('npx', ['--no-install', program, ...args], {
          cwd: PROJECT_ROOT,
          stdio: ['ignore', 'inherit', 'inherit'],
          shell: process.platform === 'win32',
        });
  return result.status === 0;
}

if (process.argv[1] === import.meta.filename) {
  const flag = process.argv.indexOf('--only');
  const only = flag === -1 ? [] : (process.argv[flag + 1] ?? '').split(',').filter((name) => name !== '');
  process.exitCode = verify(only) ? 0 : 1;
}
