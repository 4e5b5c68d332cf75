import { storableJson, storableValue } from '../storable-text.ts'
import type { App } from './app-type.ts'

/** JSON and parameters as PostgreSQL can keep them; an empty body is none. */
export function acceptBodies(app: App): void {
  app.addHook('preValidation', (request, _reply, done) => {
    request.params = storableValue(request.params)
    request.query = storableValue(request.query)
    done()
  })
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Browsers' fetch wrappers name a type even where there is nothing to say.
    if (body.length === 0) return done(null, undefined)
    const text = typeof body === 'string' ? body : body.toString('utf8')
    return parseJson(request, text, (error: Error | null, value: unknown) =>
      done(error, storableJson(text, value)),
    )
  })
}

/**
 * Makes `request.body` the bytes as they came, for routes whose signature covers them. Call it on an encapsulated
 * scope: every route of the scope is concerned.
 */
export function takeRawBodies(scope: App, maxBytes: number): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_request, body, done) =>
    done(null, body),
  )
}
