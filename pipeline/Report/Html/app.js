// The page of the HTML report. Texts of the report go into the document as text alone, never as markup.
(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const { nodes, edges, boxes, threshold } = data;
  const at = id => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // A long name breaks where it has joints.
  const jointed = text => text.split(/(?<=[._\-])/).flatMap(part => [part, make('wbr')]);

  // Colours come with the data, so that all formats agree on them.
  const levelOf = score => data.levels.find(level => score >= level.from);
  const on = hex => {
    const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
    return (r * 299 + g * 587 + b * 114) / 1000 > 150 ? '#10161d' : '#ffffff';
  };
  const shown = score => (Math.floor(score * 10) / 10).toFixed(1);
  const out = nodes.map(() => []);
  const into = nodes.map(() => []);
  edges.forEach(([from, to, label]) => {
    out[from].push([to, label]);
    into[to].push([from, label]);
  });
  for (const level of data.levels) {
    at('legend').append(make('li', {}, make('span', { class: 'dot', style: `--c:${level.colour}` }), level.name));
  }

  // ---- list and filters
  const order = nodes.map((_, i) => i).sort((a, b) => nodes[b].s - nodes[a].s || nodes[b].u - nodes[a].u || (nodes[a].a < nodes[b].a ? -1 : 1));
  const rows = nodes.map((node, i) => make('li', { role: 'option', id: `row-${i}`, 'aria-selected': 'false' },
    make('span', { class: 'dot', style: `--c:${levelOf(node.s).colour}` }), make('span', { class: 'score' }, shown(node.s)),
    make('span', { class: 'name' }, ...jointed(node.a)),
    make('span', { class: 'sub' }, [node.f && `${node.f}:${node.l}`, data.graphs.length > 1 && data.graphs[node.g], node.p && `suppressed: ${node.p}`].filter(Boolean).join(' · '))));
  at('rows').append(...order.map(i => rows[i]));
  const texts = nodes.map(node => [node.a, node.t, node.f, node.r.join(' ')].join('\n').toLowerCase());
  const fill = (select, all, values) => select.append(make('option', { value: '' }, all),
    ...[...new Set(values)].sort().map(value => make('option', { value }, value || '(root)')));
  fill(at('type'), 'All types', nodes.map(node => node.t));
  at('module').append(make('option', { value: '*' }, 'All modules'),
    ...[...new Set(nodes.map(node => node.m))].sort().map(value => make('option', { value }, value || '(root module)')));
  let visible = new Set(order);
  let chosen = -1;

  // ---- graph
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const large = nodes.length > 1000;
  const style = () => [
    // By default every edge lies below every node, and so below the boxes too.
    { selector: '*', style: { 'z-index-compare': 'manual' } },
    { selector: 'node', style: {
      width: 'data(w)', height: 'data(w)', 'background-color': 'data(c)', label: 'data(name)', 'font-size': 11, color: colour('--text'),
      'font-family': 'system-ui, sans-serif', 'text-valign': 'bottom', 'text-margin-y': 4, 'text-wrap': 'ellipsis', 'text-max-width': 210,
      'min-zoomed-font-size': 7, 'border-width': 1.5, 'border-color': colour('--back'), 'z-index': 10 } },
    { selector: 'node.odd', style: { 'font-weight': 700, 'border-color': colour('--text'), 'border-width': 2, 'z-index': 11, 'font-size': 12, 'min-zoomed-font-size': 5 } },
    { selector: 'node.suppressed', style: { 'background-opacity': 0.35, 'border-style': 'dashed', 'border-color': colour('--soft') } },
    { selector: 'node.box', style: {
      shape: 'round-rectangle', 'corner-radius': 14, width: 'data(w)', height: 'data(h)', 'background-color': colour('--box'), 'border-width': 1,
      'border-color': colour('--box-line'), label: 'data(name)', 'text-valign': 'top', 'text-halign': 'center', 'text-margin-y': 20, 'font-size': 13,
      'font-weight': 600, color: colour('--soft'), 'text-max-width': 'data(w)', 'min-zoomed-font-size': 6, events: 'no', 'z-index': 0 } },
    { selector: 'edge', style: {
      width: 1.2, 'line-color': colour('--edge'), 'curve-style': large ? 'haystack' : 'straight', opacity: 0.45, 'target-arrow-shape': large ? 'none' : 'triangle',
      'target-arrow-color': colour('--edge'), 'arrow-scale': 0.8, events: 'no', 'z-index': 1 } },
    { selector: '.off', style: { opacity: 0.07, 'text-opacity': 0 } },
    { selector: 'node.far', style: { opacity: 0.34, 'text-opacity': 0.5 } },
    { selector: 'edge.far', style: { opacity: 0.12 } },
    { selector: 'edge.near', style: { opacity: 0.95, width: 2.2, 'line-color': colour('--accent'), 'target-arrow-color': colour('--accent'),
      'curve-style': 'straight', 'target-arrow-shape': 'triangle', 'z-index': 20 } },
    { selector: 'node.near', style: { 'min-zoomed-font-size': 5, 'z-index': 21 } },
    { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': colour('--accent'), 'min-zoomed-font-size': 0, 'z-index': 22 } },
  ];
  const cy = cytoscape({
    container: at('graph'),
    elements: [
      ...boxes.map((box, i) => ({ group: 'nodes', classes: 'box', data: { id: `b${i}`, name: box.n, w: box.w, h: box.h },
        position: { x: box.x + box.w / 2, y: box.y + box.h / 2 }, selectable: false, grabbable: false, pannable: true })),
      ...nodes.map((node, i) => ({ group: 'nodes', classes: `${node.o ? 'odd' : ''} ${node.p ? 'suppressed' : ''}`,
        data: { id: `n${i}`, i, name: node.n, c: levelOf(node.s).colour, w: node.o ? 32 : 20 }, position: { x: node.x, y: node.y } })),
      ...edges.map(([from, to], i) => ({ group: 'edges', data: { id: `e${i}`, source: `n${from}`, target: `n${to}` }, selectable: false })),
    ],
    layout: { name: 'preset' }, style: style(), autoungrabify: true, boxSelectionEnabled: false, minZoom: 0.02, maxZoom: 4, wheelSensitivity: 0.35,
    textureOnViewport: nodes.length > 500, hideEdgesOnViewport: edges.length > 6000, pixelRatio: large ? 1.5 : 'auto',
  });
  // From afar the names of outliers and modules stay as large as on paper; there are few of them.
  const odd = cy.nodes('.odd');
  const frames = cy.nodes('.box');
  let named = 0;
  let close = cy.collection();
  const rename = anew => {
    const zoom = cy.zoom();
    if (anew === true || Math.abs(Math.log(zoom / (named || 1e9))) > 0.12) {
      named = zoom;
      cy.batch(() => {
        if (odd.length <= 40) { odd.style({ 'font-size': Math.max(12, Math.min(60, 11 / zoom)), 'text-max-width': Math.max(210, 190 / zoom) }); }
        if (close.length <= 30) { close.not(odd).style({ 'font-size': Math.max(11, Math.min(44, 9.5 / zoom)), 'text-max-width': Math.max(210, 170 / zoom) }); }
        if (frames.length <= 80) { frames.forEach(frame => { frame.style({ 'font-size': Math.max(13, Math.min(40, frame.data('w') / 9, 11.5 / zoom)), 'text-margin-y': Math.max(20, Math.min(52, 17 / zoom)) }); }); }
      });
    }
  };
  cy.on('zoom', () => rename(false));
  const nodeElements = nodes.map((_, i) => cy.getElementById(`n${i}`));
  const edgeElements = edges.map((_, i) => cy.getElementById(`e${i}`));
  const node = i => nodeElements[i];
  // Moving a large picture by itself would stutter where there is no graphics card.
  const still = large || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const show = (elements, padding) => still ? cy.fit(elements, padding) : cy.animate({ fit: { eles: elements, padding }, duration: 220 });
  const whole = () => cy.fit(cy.elements(), 30);
  const filter = () => {
    const words = at('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const [type, module, least] = [at('type').value, at('module').value, Number(at('least').value)];
    at('least-shown').textContent = least;
    visible = new Set(order.filter(i => nodes[i].s >= least && (!type || nodes[i].t === type) && (module === '*' || nodes[i].m === module)
      && words.every(word => texts[i].includes(word))));
    rows.forEach((row, i) => { row.hidden = !visible.has(i); row.style.display = row.hidden ? 'none' : ''; });
    at('count').textContent = visible.size === nodes.length ? `${nodes.length} resources, highest score first` : `${visible.size} of ${nodes.length} resources`;
    cy.batch(() => {
      const set = (element, off) => { if (element.hasClass('off') !== off) { element.toggleClass('off', off); } };
      nodes.forEach((_, i) => set(node(i), !visible.has(i)));
      edges.forEach(([from, to], i) => set(edgeElements[i], !visible.has(from) || !visible.has(to)));
    });
  };
  let typed = 0;
  const filterSoon = () => { clearTimeout(typed); typed = setTimeout(filter, large ? 160 : 40); };
  const mark = () => cy.batch(() => {
    cy.elements('.near, .far, .chosen').removeClass('near far chosen');
    close.not(odd).removeStyle('font-size text-max-width');
    close = cy.collection();
    if (chosen >= 0) {
      const near = node(chosen).closedNeighborhood();
      // Thousands of elements to fade take longer than an arrow key may.
      if (!large) { cy.elements().not('.box').difference(near).addClass('far'); }
      near.addClass('near');
      node(chosen).addClass('chosen');
      close = near.nodes();
      rename(true);
    }
  });

  // ---- details
  const words = text => text.split('`').map((part, i, all) => i % 2 === 1 && i + 1 < all.length ? make('code', {}, part) : part);
  const links = (title, list) => list.length === 0 ? [] : [make('h3', {}, `${title} (${list.length})`),
    make('ul', { class: 'links' }, ...list.slice().sort((a, b) => nodes[b[0]].s - nodes[a[0]].s).map(([i, label]) => {
      const button = make('button', { type: 'button' }, make('span', { class: 'dot', style: `--c:${levelOf(nodes[i].s).colour}` }),
        make('span', { class: 'score' }, shown(nodes[i].s)), make('span', { class: 'name' }, ...jointed(nodes[i].a)), make('span', { class: 'sub' }, label));
      button.addEventListener('click', () => choose(i, true));
      return make('li', {}, button);
    }))];
  const unpacked = (async () => {
    const packed = at('packed').textContent;
    if (!packed || !('DecompressionStream' in window)) {
      return [];
    }
    const bytes = Uint8Array.from(atob(packed), letter => letter.charCodeAt(0));
    return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text());
  });
  let sources = null;
  const coloured = line => {
    const parts = [];
    const token = /("(?:[^"\\]|\\.)*")|(#.*$|\/\/.*$)|\b(\d+(?:\.\d+)?|true|false|null)\b|^(\s*[A-Za-z_][\w-]*)(?=\s*=[^=>])/g;
    let last = 0;
    for (const match of line.matchAll(token)) {
      parts.push(line.slice(last, match.index), make('span', { class: match[1] ? 's' : match[2] ? 'c' : match[3] ? 'n' : 'k' }, match[0]));
      last = match.index + match[0].length;
    }
    return [...parts, line.slice(last)];
  };
  const code = (text, first) => make('pre', { tabindex: '0', 'aria-label': 'Source' },
    ...text.split('\n').map((line, i) => make('span', { class: 'l', 'data-n': first + i }, ...coloured(line))));
  // The most similar resource that is not out of place, and what differs.
  const compared = one => {
    if (!one.c) { return []; }
    const { a, p, i, d, more } = one.c;
    const name = make('span', { class: 'name' }, ...jointed(a));
    const row = i < 0 ? name : make('button', { type: 'button' }, make('span', { class: 'dot', style: `--c:${levelOf(nodes[i].s).colour}` }),
      make('span', { class: 'score' }, shown(nodes[i].s)), name, make('span', { class: 'sub' }, p));
    if (i >= 0) { row.addEventListener('click', () => choose(i, true)); }
    const cells = (tag, list) => make('tr', {}, ...list.map(text => make(tag, {}, ...text.split('`').flatMap((part, j) => j % 2 ? make('code', {}, ...jointed(part)) : jointed(part)))));
    return [make('h3', {}, 'Compare with'), make('ul', { class: 'links' }, make('li', {}, row, ...(i < 0 && p ? [make('div', { class: 'sub' }, p)] : []))),
      ...(d.length ? [make('table', { class: 'differences' }, make('thead', {}, cells('th', ['', 'here', 'there'])), make('tbody', {}, ...d.map(each => cells('td', each))))] : []),
      ...(more ? [make('p', { class: 'sub' }, `and ${more} more ${more === 1 ? 'difference' : 'differences'}`)] : [])];
  };
  const describe = async i => {
    const one = nodes[i];
    const level = levelOf(one.s);
    const facts = [['Type', one.t], ['Module', one.m], ['Declared', one.f && `${one.f}:${one.l}`], ['Called from', one.k], ['Instances', one.i === 1 ? '' : String(one.i)],
      ['Graph', data.graphs.length > 1 && data.graphs[one.g]]].filter(([, value]) => value);
    at('detail').replaceChildren(
      make('div', { class: 'top' }, make('span', { class: 'badge', style: `--c:${level.colour};--on:${on(level.colour)}` }, shown(one.s)), make('h2', {}, ...jointed(one.a))),
      ...(one.p ? [make('p', { class: 'note' }, `Suppressed: ${one.p}`)] : []),
      make('dl', { class: 'facts' }, ...facts.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)])),
      make('h3', {}, one.r.length ? 'Why' : 'Nothing odd'),
      make('ul', { class: 'reasons' }, ...one.r.map((reason, j) => make('li', {}, ...(one.w ? [make('span', { class: 'share', title: 'share of the score' }, one.w[j])] : []), ...words(reason)))),
      ...compared(one),
      ...links('Refers to', out[i]), ...links('Referred to by', into[i]));
    at('detail').scrollTop = 0;
    sources ??= await unpacked();
    if (chosen === i && sources[i]) {
      at('detail').append(make('h3', {}, 'Source'), code(sources[i], one.l));
    }
  };
  const nothing = () => at('detail').replaceChildren(make('div', { class: 'empty' },
    make('p', {}, 'Choose a resource to see why it stands out.'),
    make('p', {}, make('kbd', {}, '↑'), ' ', make('kbd', {}, '↓'), ' in the list, ', make('kbd', {}, '/'), ' to search, ', make('kbd', {}, 'Esc'), ' to let go')));

  const view = name => {
    document.body.dataset.view = name;
    document.querySelectorAll('.views button').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.to === name)));
    if (name === 'graph') {
      cy.resize();
      if (chosen >= 0) { show(node(chosen).closedNeighborhood(), 60); } else { whole(); }
    }
  };
  const narrow = matchMedia('(max-width: 900px)');
  const choose = (i, reveal) => {
    if (chosen >= 0) {
      rows[chosen].setAttribute('aria-selected', 'false');
    }
    chosen = i;
    mark();
    if (i < 0) {
      at('rows').removeAttribute('aria-activedescendant');
      nothing();
      history.replaceState(null, '', location.pathname + location.search);
      return;
    }
    rows[i].setAttribute('aria-selected', 'true');
    at('rows').setAttribute('aria-activedescendant', `row-${i}`);
    rows[i].scrollIntoView({ block: 'nearest' });
    describe(i);
    if (reveal) {
      show(node(i).closedNeighborhood(), 90);
    }
    history.replaceState(null, '', `#${encodeURIComponent(nodes[i].a)}`);
  };

  // ---- events
  at('search').addEventListener('input', filterSoon);
  ['type', 'module', 'least'].forEach(id => at(id).addEventListener('input', filterSoon));
  rows.forEach((row, i) => row.addEventListener('click', () => { choose(i, true); if (narrow.matches) { view('detail'); } }));
  const step = by => {
    const list = order.filter(i => visible.has(i));
    const next = list[Math.max(0, Math.min(list.length - 1, (chosen >= 0 ? list.indexOf(chosen) : -1) + by))];
    if (next !== undefined) { choose(next, true); }
  };
  at('rows').addEventListener('keydown', event => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === 'Enter') {
      if (narrow.matches) { view('detail'); }
      at('detail').focus();
    }
  });
  at('search').addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      at('rows').focus();
      step(1);
    }
  });
  const zoom = by => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  at('graph').addEventListener('keydown', event => {
    const pan = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (pan) {
      event.preventDefault();
      cy.panBy({ x: pan[0], y: pan[1] });
    } else if (event.key === '+' || event.key === '=') {
      zoom(1.3);
    } else if (event.key === '-') {
      zoom(1 / 1.3);
    } else if (event.key === '0') {
      whole();
    }
  });
  document.addEventListener('keydown', event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) && document.activeElement.type !== 'range';
    if (event.key === '/' && !typing) {
      event.preventDefault();
      if (narrow.matches) { view('list'); }
      at('search').focus();
    } else if (event.key === 'Escape') {
      if (typing && at('search').value) { at('search').value = ''; filter(); } else { choose(-1); }
    }
  });
  cy.on('tap', 'node', event => {
    if (event.target.hasClass('box')) { return; }
    choose(event.target.data('i'), false);
    if (narrow.matches) { view('detail'); }
  });
  cy.on('tap', event => { if (event.target === cy) { choose(-1); } });
  cy.on('mouseover', 'node', event => { if (!event.target.hasClass('box')) { const one = nodes[event.target.data('i')]; at('hint').textContent = `${one.a}  ·  ${shown(one.s)}`; } });
  cy.on('mouseout', 'node', () => { at('hint').textContent = data.hint; });
  at('closer').addEventListener('click', () => zoom(1.4));
  at('farther').addEventListener('click', () => zoom(1 / 1.4));
  at('whole').addEventListener('click', () => show(cy.elements(), 30));
  document.querySelectorAll('.views button').forEach(button => button.addEventListener('click', () => view(button.dataset.to)));
  const repaint = () => cy.style(style());
  at('theme').addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    repaint();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  at('hint').textContent = data.hint;
  at('type').value = '';
  at('module').value = '*';
  filter();
  nothing();
  whole();
  const asked = nodes.findIndex(one => one.a === decodeURIComponent(location.hash.slice(1)));
  if (asked >= 0) {
    choose(asked, true);
  }
  // For tests, and for whoever wants more of the graph.
  window.graphsec = { cy, choose, data };
})();
