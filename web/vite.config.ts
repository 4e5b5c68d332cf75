import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = 'http://localhost:8000'

/**
 * Three builds: the panel and the guest's phone; guests' pages (`--mode guest`), which share no file with the panel so
 * that a guest loads one; and (`--ssr`) what draws guests' pages on the server.
 */
export default defineConfig(({ isSsrBuild = false, mode }) => ({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist',
    emptyOutDir: isSsrBuild || mode !== 'guest',
    copyPublicDir: !isSsrBuild && mode !== 'guest',
    // Inlined assets would be data: addresses, which the content policy refuses for fonts.
    assetsInlineLimit: 0,
    target: isSsrBuild ? 'node20' : 'es2022',
    minify: !isSsrBuild,
    // Names the files of the guests' pages for the server, which writes their head.
    manifest: mode === 'guest' && !isSsrBuild,
    rolldownOptions: {
      input: inputOf(isSsrBuild, mode),
      // On a slow machine the first start would print advice for whoever builds plugins.
      checks: { pluginTimings: false },
    },
  },
  // One file with all it needs: the server package does not depend on what draws pages.
  ssr: { noExternal: true },
  server: {
    port: 5173,
    proxy: {
      '/api': SERVER,
      '/media': SERVER,
      '/sandbox/': SERVER,
    },
  },
}))

function inputOf(isSsrBuild: boolean, mode: string): Record<string, string> {
  if (isSsrBuild) return { server: 'src/app/guest/server.tsx' }
  return mode === 'guest' ? { guest: 'src/app/guest/client.tsx' } : { panel: 'index.html' }
}
