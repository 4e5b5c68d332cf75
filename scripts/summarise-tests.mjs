// Adds up the JSON reports of several test runs and closes with one line: node scripts/summarise-tests.mjs a.json
// b.json
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const total = { passed: 0, failed: 0, skipped: 0 }
for (const file of process.argv.slice(2).filter((name) => existsSync(name))) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failedFiles = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  )
  const sums = {
    passed: report.numPassedTests,
    // A file that could not even be loaded has no tests, and is a failure all the same.
    failed: report.numFailedTests + failedFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  console.log(`${path.basename(file, '.json')}: ${describe(sums)}`)
  for (const [name, count] of Object.entries(sums)) total[name] += count
}
console.log(describe(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
