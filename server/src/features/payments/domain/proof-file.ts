/** Most receipts weigh less than a megabyte; WhatsApp lets a document weigh a hundred. */
export const MOST_PROOF_BYTES = 10 * 1024 * 1024

export type ProofMime = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'

export type ProofFile =
  | { readonly ok: true; readonly mime: ProofMime }
  | { readonly ok: false; readonly reason: 'empty' | 'too_large' | 'not_a_picture_or_pdf' }

/** What the bytes are, whatever their sender calls them: only pictures and PDF are kept and shown to the owner. */
export function readProofFile(bytes: Uint8Array): ProofFile {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > MOST_PROOF_BYTES) return { ok: false, reason: 'too_large' }
  const mime = sniff(bytes)
  return mime ? { ok: true, mime } : { ok: false, reason: 'not_a_picture_or_pdf' }
}

function sniff(bytes: Uint8Array): ProofMime | undefined {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  const isRiff = starts(0x52, 0x49, 0x46, 0x46)
  if (isRiff && String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP') return 'image/webp'
  // Readers accept the header anywhere in the first kilobyte.
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  return head.includes('%PDF-') ? 'application/pdf' : undefined
}

const EXTENSIONS: Readonly<Record<ProofMime, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

export function proofFilename(code: string, mime: ProofMime): string {
  return `comprobante-${code}.${EXTENSIONS[mime]}`
}

/** WhatsApp promises hashes in base64; ours are hexadecimal. */
export function promisedHex(promised: string | null): string | null {
  if (promised === null) return null
  if (/^[0-9a-f]{64}$/i.test(promised)) return promised.toLowerCase()
  const bytes = Buffer.from(promised, 'base64')
  return bytes.length === 32 ? bytes.toString('hex') : null
}
