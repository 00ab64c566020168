import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    // Under the address that the server keeps for built files.
    assetsDir: 'console',
    // The policy of the page allows no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
  },
})
