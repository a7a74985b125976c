// Run axe-core, WCAG 2.2 A and AA, on every page of an unzipped EPUB at 320 pixels, and print what is wrong, as JSON:
//
//     node tests/readers/axe.mjs FOLDER
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder] = process.argv.slice(2);
const axe = await readFile(fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const wrong = [];
try {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".xhtml"))) {
    await page.goto(pathToFileURL(join(folder, name)).href);
    await page.evaluate(axe);
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }), values);
    wrong.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0].html}`));
    // WCAG 1.4.10: no scrolling in two directions.
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wrong.push(`${name}: wider than the page`);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(wrong));
