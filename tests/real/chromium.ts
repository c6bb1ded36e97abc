/** A real browser, headless, driven by playwright-core. */
import { type Browser, chromium } from 'playwright-core'
import { command, find } from './debian.js'
import type { Program } from './program.js'

const path = async (): Promise<string> =>
  process.env.CHROMIUM || process.env.CHROME_PATH || find('chromium-browser') || find('google-chrome') || find('google-chrome-stable')
  || (await command('chromium', 'chromium'))

export const program: Program = { name: 'Chromium', install: path }

/** Starts a browser on a fresh profile, WebGL in software so that every machine draws the same; the rest of the page without it, which takes half the time. Close it when done. `more`: further arguments of Chromium. */
export const launchBrowser = async (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: await path(),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing', '--disable-gpu-rasterization', ...more],
  })
