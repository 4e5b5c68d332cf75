import { ResetPassword } from '../../features/account/components/recover.tsx'
import { usePanelTheme } from '../../lib/theme.ts'
import { addPanelWords } from './words.ts'

addPanelWords()

/** Outside of the panel's own frame: whoever comes here is not signed in. */
export function ResetRoot({ token }: { token: string }) {
  usePanelTheme()
  return <ResetPassword token={token} />
}
