/**
 * The page, built to dist/web. It needs no more of a Content-Security-Policy than
 * `default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`:
 * no inline script, no inline style element (Mantine's variables come as a file), nothing from elsewhere, nothing as `data:` but Mantine's own icons.
 *
 * With `--mode alone` to dist/alone, as one script and one style sheet with everything in them: src/formats/html.ts makes a file of its own of them.
 */
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const here = (path: string): string => `${import.meta.dirname}/${path}`

const served: UserConfig['build'] = {
  outDir: '../dist/web',
  assetsInlineLimit: 0,
  // The model's constants without its schemas: the page checks nothing with zod, and zod probes for eval, which the policy forbids.
  rolldownOptions: { treeshake: { manualPureFunctions: ['z'], moduleSideEffects: id => !id.includes('/zod/') } },
}
const alone: UserConfig['build'] = {
  outDir: '../dist/alone',
  assetsInlineLimit: Infinity,
  cssCodeSplit: false,
  copyPublicDir: false,
  modulePreload: false,
  rolldownOptions: { input: here('alone/main.ts'), output: { codeSplitting: false, entryFileNames: 'page.js', assetFileNames: 'page.[ext]' } },
}

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  ...(mode === 'alone' && { resolve: { alias: { 'node:crypto': here('alone/crypto.ts'), 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' } }, define: { 'process.env.NODE_ENV': '"production"' } }),
  build: { ...(mode === 'alone' ? alone : served), emptyOutDir: true },
}))
