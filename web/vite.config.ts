/**
 * The page, built to dist/web. It needs no more of a Content-Security-Policy than
 * `default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`:
 * no inline script, no inline style element (Mantine's variables come as a file), nothing from elsewhere, nothing as `data:` but Mantine's own icons.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // The model's constants without its schemas: the page checks nothing with zod, and zod probes for eval, which the policy forbids.
    rolldownOptions: { treeshake: { manualPureFunctions: ['z'], moduleSideEffects: id => !id.includes('/zod/') } },
  },
})
