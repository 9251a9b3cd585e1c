// Prints how many tests of a report of Jest or of Playwright passed and how many did not, skipped ones among them,
// and appends the names and the reasons of the latter to a file. A second report is of the files that Jest tried
// again: its results stand for theirs.
//   node .ci/count.mjs failed report.json [again.json]
import { appendFileSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const [failedFile, ...reportFiles] = process.argv.slice(2);
const [report, again] = reportFiles.map((file) => JSON.parse(readFileSync(file, 'utf8')));
const results = report.testResults
  ? withSecondTry(ofJest(report), again ? ofJest(again) : [])
  : ofPlaywright(report);
for (const { title, isPassed, note } of results) {
  if (note === '') continue;
  appendFileSync(
    failedFile,
    stripVTControlCharacters(`${title}: ${isPassed ? 'passed, yet ' : ''}${note}\n`),
  );
}
const passed = results.filter(({ isPassed }) => isPassed).length;
console.log(passed, results.length - passed);

function ofJest({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    if (assertionResults.length === 0) return [{ name, title: name, isPassed: false, note: message }];
    return assertionResults.map(({ status, fullName, failureMessages }) => {
      const isPassed = status === 'passed';
      const note = isPassed ? '' : [status, ...failureMessages].join('\n');
      return { name, title: `${name}: ${fullName}`, isPassed, note };
    });
  });
}

function withSecondTry(first, second) {
  const isTriedAgain = (result) => second.some(({ name }) => name === result.name);
  const faults = new Map(first.filter(({ isPassed }) => !isPassed).map(({ title, note }) => [title, note]));
  const named = second.map((result) => {
    const fault = faults.get(result.title);
    return result.isPassed && fault ? { ...result, note: `needed a second try\n${fault}` } : result;
  });
  return [...first.filter((result) => !isTriedAgain(result)), ...named];
}

function ofPlaywright({ suites, errors }) {
  const specs = suites.flatMap(specsOf);
  const broken = errors.map(({ message }) => ({ title: 'Playwright', isPassed: false, note: message }));
  return [...specs.map(ofSpec), ...broken];
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function ofSpec({ title, file, line, tests }) {
  const reasons = tests.flatMap(({ status, results: tries }) => {
    if (status === 'skipped') return ['skipped'];
    const faults = tries.flatMap(({ errors: found }) => found.map(({ message }) => message));
    return status === 'flaky' ? ['needed a second try', ...faults] : faults;
  });
  const isPassed = tests.every(({ status }) => status === 'expected' || status === 'flaky');
  return { title: `${file}:${line} ${title}`, isPassed, note: reasons.join('\n') };
}
