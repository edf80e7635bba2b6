/** What axe finds on a page, in both colour schemes. The editor's own inside is not ours to judge. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** A colour that is on its way from one theme to the other is in no theme. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    // In a closed <details> a transition begins and stands still until somebody opens it.
    const inSight = (effect: AnimationEffect | null): boolean =>
      effect instanceof KeyframeEffect && effect.target?.checkVisibility() === true
    const running = document
      .getAnimations()
      .filter(({ effect }) => inSight(effect) && effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(running.map(({ finished }) => finished))
  })
}

/**
 * Only colours differ between the schemes, so the second one is asked for nothing else. Our pages have no frames: without that mode axe
 * opens a page of its own for each look.
 */
export async function expectAccessible(
  page: Page,
  about = page.url(),
  schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme })
    await atRest(page)
    const axe = new AxeBuilder({ page }).setLegacyMode().exclude('.excalidraw')
    if (colorScheme !== schemes[0]) axe.withRules(['color-contrast'])
    const { violations } = await axe.analyze()
    const found = violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => String(target))])
    expect(found, `${about} ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}
