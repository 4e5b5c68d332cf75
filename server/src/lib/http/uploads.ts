import multipart from '@fastify/multipart'
import type { App } from './app-type.ts'

/** A photo as a telephone takes it; WhatsApp's media have 16 MB at most. */
const MAX_FILE_BYTES = 20 * 1024 * 1024

/**
 * Lets the calls of a scope read `multipart/form-data`. Only those that take files: the plugin watches every answer of
 * its scope to tidy up behind it.
 */
export async function acceptFiles(scope: App): Promise<void> {
  await scope.register(multipart, {
    limits: { fileSize: MAX_FILE_BYTES, files: 10, fields: 20, parts: 30, headerPairs: 50 },
  })
}
