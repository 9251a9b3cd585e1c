// Prints how many tests of a report of Jest or of Playwright passed and how many did not, skipped ones among them,
// and appends the names and the reasons of the latter to a file.
//   node .ci/count.mjs report.json failed
import { appendFileSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const [reportFile, failedFile] = process.argv.slice(2);
const report = JSON.parse(readFileSync(reportFile, 'utf8'));
const results = report.testResults ? ofJest(report) : ofPlaywright(report);
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
    if (assertionResults.length === 0) return [{ title: name, isPassed: false, note: message }];
    return assertionResults.map(({ status, fullName, failureMessages }) => {
      const isPassed = status === 'passed';
      const note = isPassed ? '' : [status, ...failureMessages].join('\n');
      return { title: `${name}: ${fullName}`, isPassed, note };
    });
  });
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
