/**
 * `npm run verify`: everything a change must pass, in the order that fails fastest. Ends with what failed, by name, and
 * one line, `N passed, N failed, N skipped`, over all tests.
 *
 * `npm run verify -- --only lint,unit` runs just those steps.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from './install.mjs';

const TYPE_PROJECTS = ['core', 'app', 'workers', 'service', 'tests', 'tools'];

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { remarks: string[] }} Outcome remarks: tests by name that failed, or passed only when tried again
 * @typedef {{ name: string, commands: string[][], report?: { file: string, read: (json: unknown) => Outcome } }} Step
 */

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
const playwrightSuite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      tests: z.array(z.object({ status: z.string() })),
    }),
  ),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(playwrightSuite),
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
    report: { file: 'test-results/e2e.json', read: readPlaywright },
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
    report: { file, read: readVitest },
  };
}

/**
 * @param {unknown} json
 * @returns {Outcome}
 */
function readVitest(json) {
  const report = vitestReport.parse(json);
  const remarks = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(PROJECT_ROOT, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file can fail without a test of it: it could not be read.
    if (failed.length === 0 && status === 'failed') return [`${file}: ${shorten(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${file} › ${fullName}: ${shorten(failureMessages?.[0] ?? '')}`,
    );
  });
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    remarks,
  };
}

/** @param {string} message */
function shorten(message) {
  return message.slice(0, 600);
}

/**
 * @param {unknown} json
 * @returns {Outcome}
 */
function readPlaywright(json) {
  const { stats, suites } = playwrightReport.parse(json);
  /** @type {string[]} */
  const remarks = [];
  const left = [...suites];
  for (let suite = left.pop(); suite !== undefined; suite = left.pop()) {
    left.push(...(suite.suites ?? []));
    for (const { title, file, tests } of suite.specs) {
      const name = `e2e/${file} › ${title}`;
      if (tests.some(({ status }) => status === 'unexpected')) remarks.push(name);
      if (tests.some(({ status }) => status === 'flaky'))
        remarks.push(`${name}: passed at the second try only`);
    }
  }
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    remarks,
  };
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
  /** @type {string[]} */
  const remarks = [];
  for (const step of STEPS.filter(({ name }) => only.length === 0 || only.includes(name))) {
    console.log(`\n── ${step.name}`);
    const startedMs = performance.now();
    if (step.report !== undefined) rmSync(join(PROJECT_ROOT, step.report.file), { force: true });
    const passed = step.commands.every((command) => runCommand(command));
    if (!passed) failedSteps.push(step.name);
    remarks.push(...addCounts(totals, step, passed));
    console.log(
      `${step.name}: ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`,
    );
  }
  for (const remark of remarks) console.log(`\n${remark}`);
  if (failedSteps.length > 0) console.log(`\nFailed steps: ${failedSteps.join(', ')}`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return failedSteps.length === 0;
}

/**
 * Adds a step's tests to the totals; a step without a test report counts as one check.
 * @param {Counts} totals
 * @param {Step} step
 * @param {boolean} passed
 * @returns {string[]} remarks on its tests
 */
function addCounts(totals, step, passed) {
  const file = step.report && join(PROJECT_ROOT, step.report.file);
  if (step.report === undefined || file === undefined || !existsSync(file)) {
    totals[passed ? 'passed' : 'failed'] += 1;
    return [];
  }
  const counts = step.report.read(JSON.parse(readFileSync(file, 'utf8')));
  totals.passed += counts.passed;
  // A step can fail without a failed test (an unhandled rejection, a server that did not start).
  totals.failed += passed ? counts.failed : Math.max(1, counts.failed);
  totals.skipped += counts.skipped;
  return counts.remarks;
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
