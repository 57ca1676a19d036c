import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig(({ command }) => {
  // Whoever has it set to something else would get React's slow half for developers into the build.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: here('.'),
    cacheDir: here('../../../node_modules/.cache/deskside-demo-vite'),
    plugins: [react()],
    build: {
      outDir: here('../../../node_modules/.cache/deskside-demo'),
      emptyOutDir: true,
      target: 'es2024',
      modulePreload: { polyfill: false },
    },
  }
})
