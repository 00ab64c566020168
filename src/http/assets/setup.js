// The link's secret stands behind the #, which browsers send to no server and write into no log.
document.querySelector('input[name="link"]').value = location.hash.slice(1)
