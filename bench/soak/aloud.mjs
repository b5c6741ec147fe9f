import { writeSync } from 'node:fs';

const STDERR = 2;

/** Tells how a run goes on the standard error alone: the standard output belongs to the apps in it. */
export default class Aloud {
  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    if (state !== 'failed') return;
    say(`FAILED ${test.fullName}`);
    for (const { stack, message } of errors) say(stack ?? message);
  }

  onTestModuleEnd(module) {
    say(`${module.ok() ? 'passed' : 'FAILED'} ${module.relativeModuleId}`);
    for (const { stack, message } of module.errors()) say(stack ?? message);
  }

  onTestRunEnd(modules, faults) {
    for (const { stack, message } of faults) say(stack ?? message);
    const failed = modules.filter((module) => !module.ok()).length;
    say(`${modules.length} suites, ${failed} of them failed.`);
  }
}

const say = (text) => void writeSync(STDERR, `${text}\n`);
