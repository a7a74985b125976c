// Open an EPUB in a reading engine inside a headless browser and print, as JSON, what the engine made of it:
//
//     node tests/readers/open.mjs foliate|epubjs BOOK.epub [FOLDER FILE ...]
//
// With a folder, pictures of those files of the book are put there: in light, in dark, and in large type.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [engine, book, folder, ...files] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const modules = join(here, "../../node_modules");
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".epub": "application/epub+zip" };

// Only this machine is asked, and only for the engine and the book.
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
  const file = path === "/book.epub" ? book : path.startsWith("/node_modules/") ? join(modules, path.slice(14)) : join(here, path);
  try {
    const data = await readFile(file);
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    response.end(data);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const looks = { light: [false, 100], dark: [true, 100], large: [false, 200] };
const problems = [];

async function opened(dark) {
  const page = await browser.newPage({ viewport: { width: 480, height: 800 }, colorScheme: dark ? "dark" : "light" });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => {
    if (!/^(blob:|data:|about:)/.test(request.url()) && !request.url().startsWith(address)) problems.push(`asked for ${request.url()}`);
  });
  await page.goto(`${address}/${engine}.html`);
  await page.waitForFunction(() => window.reader, null, { timeout: 60000 });
  return page;
}

try {
  const page = await opened(false);
  const told = await page.evaluate(() => window.reader.tell());
  if (folder) {
    for (const [look, [dark, size]] of Object.entries(looks)) {
      const shown = await opened(dark);
      for (const file of files) {
        await shown.evaluate(([name, night, percent]) => window.reader.show(name, night, percent), [file, dark, size]);
        await shown.waitForTimeout(600);
        await shown.screenshot({ path: join(folder, `${engine}-${file.replace(/\W+/g, "-")}-${look}.png`) });
      }
      await shown.close();
    }
  }
  console.log(JSON.stringify({ ...told, problems }));
} finally {
  await browser.close();
  server.close();
}
