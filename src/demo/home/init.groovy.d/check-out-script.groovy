import hudson.model.Item
import hudson.model.TopLevelItem
import hudson.model.listeners.ItemListener
import jenkins.model.Jenkins

// A real job checks its deployment script out. In the demo each new job finds it in its workspace.
class CheckOut extends ItemListener {
    @Override
    void onCreated(Item item) {
        if (item instanceof TopLevelItem) {
            def script = new File(Jenkins.get().rootDir, 'deploy-to-modelarts.sh')
            def workspace = Jenkins.get().getWorkspaceFor(item)
            workspace.child(script.name).write(script.text, 'UTF-8')
            workspace.child(script.name).chmod(0755)
        }
    }
}

def checkOut = new CheckOut()
ItemListener.all().add(checkOut)
Jenkins.get().items.each { checkOut.onCreated(it) }
