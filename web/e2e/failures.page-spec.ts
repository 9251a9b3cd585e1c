import { expect, test } from './support/stage.js';

/** What the stand-in does to these numbers, and what the page says about it. */
const FAILING: readonly (readonly [number: string, status: string, summary: RegExp, nextStep: RegExp])[] = [
  ['+919000000001', 'Busy', /on another call, or declined/, /Try again later/],
  ['+919000000002', 'No answer', /nobody answered/, /phone at hand/],
  ['+919000000003', 'Failed', /no answer was reported/, /Check the number/],
  ['+919000000010', 'Refused by Exotel', /did not accept the credentials/, /Compare key, token and SID/],
  ['+919000000011', 'Refused by Exotel', /no balance left/, /Recharge/],
  ['+919000000012', 'Refused by Exotel', /KYC is complete/, /Complete the KYC/],
  ['+919000000013', 'Refused by Exotel', /do-not-disturb/, /Use another number/],
  ['+919000000014', 'Refused by Exotel', /knows no account/, /Compare the account SID/],
  ['+919000000015', 'Refused by Exotel', /more calls in the last minute/, /Wait a minute/],
  ['+919000000024', 'Refused by Exotel', /did not accept a field/, /check of this number/],
];

for (const [number, status, summary, nextStep] of FAILING) {
  test(`${number} is explained: ${status}`, async ({ page, operator }) => {
    const id = await operator.setUp();
    await operator.open(`/numbers/${id}/call`, 'super_admin');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Phone to ring').fill(number);
    await dialog.getByRole('button', { name: 'Call now' }).click();

    await expect(dialog.getByRole('listitem').filter({ hasText: status })).toBeVisible({ timeout: 25_000 });
    const explanation = dialog.getByRole('alert');
    await expect(explanation).toContainText('What went wrong');
    await expect(explanation).toContainText(summary);
    await expect(explanation).toContainText(nextStep);
  });
}

/** Here the call may ring all the same: at first the page must say that nobody knows. */
const UNSURE: readonly (readonly [number: string, summary: RegExp])[] = [
  ['+919000000016', /Exotel failed while it took the request/],
  ['+919000000017', /Exotel failed while it took the request/],
  ['+919000000022', /what we cannot read/],
  ['+919000000023', /what we cannot read/],
  ['+919000000030', /No answer of Exotel came/],
  ['+919000000031', /No answer of Exotel came/],
  ['+919000000033', /what we cannot read/],
];

test.describe('without reports of Exotel', () => {
  test.use({ env: { PUBLIC_BASE_URL: '' } });

  for (const [number, summary] of UNSURE) {
    test(`${number} is not known to have rung, and the page says so`, async ({ page, operator }) => {
      const id = await operator.setUp();
      await operator.open(`/numbers/${id}/call`, 'admin');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Phone to ring').fill(number);
      // The moment itself: a report of Exotel may settle it soon afterwards.
      await page.evaluate(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        new MutationObserver(() => seen.push(document.body.innerText)).observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
        });
      });
      await dialog.getByRole('button', { name: 'Call now' }).click();

      await expect
        .poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen.join('\n')), {
          timeout: 15_000,
        })
        .toMatch(summary);
      await expect(dialog.getByRole('button', { name: 'Call again' })).toBeVisible({ timeout: 20_000 });
    });
  }
});
