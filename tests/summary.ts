/**
 * The end of a test run: what was skipped, by name and loudly, then `N passed, N failed, N skipped` alone on the last line.
 * With REQUIRE_ALL=1 a skipped test fails the run.
 */
import { writeSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const skipped: string[] = []
    // A module that does not load, and an error outside of any test, count as one failed test each.
    const count = { passed: 0, failed: unhandled.length, skipped: 0 }
    for (const module of modules) {
      count.failed += module.errors().length
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed') count[state]++
        else skipped.push(`${module.relativeModuleId}: ${test.fullName}`)
      }
    }
    count.skipped = skipped.length
    const required = Boolean(process.env.REQUIRE_ALL)
    const lines = skipped.length > 0
      ? ['', `${required ? 'FAILED, because REQUIRE_ALL is set: ' : ''}NOT RUN on this machine (${skipped.length}):`, ...skipped.sort().map(s => `  ${s}`), '']
      : []
    lines.push(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
    // After everything that the other reporters print.
    process.once('exit', () => {
      if (required && skipped.length > 0) process.exitCode = 1
      writeSync(1, `${lines.join('\n')}\n`)
    })
  }
}
