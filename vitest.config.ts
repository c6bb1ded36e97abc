import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    benchmark: { include: ['tests/bench/**/*.bench.ts'] },
    // One more than vitest takes of two cores: files wait for browsers and servers much of their time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Against hanging, not for speed: the first test that needs a real program also installs it.
    testTimeout: 120_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: ['default', './tests/summary.ts'],
  },
})
