import { nameOfPlatform } from '@tranquera/contracts/platforms'
import { usePanelText } from './words.ts'

/** Where a stay comes from: platforms as they write themselves, the rest in the reader's language. */
export function useChannelName(): (channel: string) => string {
  const { t } = usePanelText()
  return (channel) => nameOfPlatform(channel) ?? t(`channel.${channel}`, { defaultValue: channel })
}
