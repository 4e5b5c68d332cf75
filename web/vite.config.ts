import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = 'http://localhost:8000'

/** Two builds: what browsers load, and (`--ssr`) what draws guests' pages on the server. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), tailwindcss()],
  // Inlined assets would be data: addresses, which the content policy refuses for fonts.
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist',
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
    assetsInlineLimit: 0,
    target: isSsrBuild ? 'node20' : 'es2022',
    minify: !isSsrBuild,
    // Names the files of the guests' pages for the server, which writes their head.
    manifest: !isSsrBuild,
    // On a slow machine the first start would print advice for whoever builds plugins.
    rolldownOptions: {
      input: isSsrBuild
        ? { server: 'src/app/guest/server.tsx' }
        : { panel: 'index.html', guest: 'src/app/guest/client.tsx' },
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
